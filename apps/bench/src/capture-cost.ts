import { fork } from "node:child_process";
import { once } from "node:events";
import { install, runWithContext } from "@kai/capture";
import { Kai } from "@kai/client";
import OpenAI from "openai";
import type { Cost } from "./cost.ts";
import { median } from "./median.ts";
import { sampleLog } from "./sample-log.ts";

// A process of its own, whose processor time is that of the calls and of capture: reading, queueing and sending the logs included.
const provider = fork(new URL("provider.ts", import.meta.url));
const [port] = (await once(provider, "message")) as [number];
const origin = `http://127.0.0.1:${port}`;
const kai = new Kai({ apiKey: "none", baseUrl: origin, spool: false });
const openai = new OpenAI({ apiKey: "none", baseURL: `${origin}/v1` });
const request = { model: "gpt-4o-mini", messages: sampleLog.input as OpenAI.ChatCompletionMessageParam[] };

const withFetch = async (stream: boolean) => {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ ...request, stream });
  return (await fetch(`${origin}/v1/chat/completions`, { method: "POST", headers, body })).text();
};
const withOpenai = async () => openai.chat.completions.create(request);
const streamWithOpenai = async () => {
  for await (const chunk of await openai.chat.completions.create({ ...request, stream: true })) void chunk;
};
const elsewhere = async () => (await fetch(`${origin}/elsewhere`, { method: "POST", body: "{}" })).text();

interface Case extends Pick<Cost, "what" | "limit"> {
  /** Calls in one sample. */
  calls: number;
  run: () => Promise<unknown>;
}

const cases: Case[] = [
  { what: "A JSON call with `fetch`", limit: 35, calls: 400, run: () => withFetch(false) },
  { what: "A JSON call with the openai SDK", limit: 35, calls: 400, run: withOpenai },
  { what: "A stream of 1,000 chunks with `fetch`", limit: 1500, calls: 10, run: () => withFetch(true) },
  { what: "A stream of 1,000 chunks with the openai SDK", limit: 1500, calls: 10, run: streamWithOpenai },
  { what: "A request that is no LLM call", limit: 5, calls: 400, run: elsewhere },
];
const warmUps = 8;
const samples = 15;

interface Sample {
  processor: number;
  elapsed: number;
}

/** Microseconds for one call. */
async function take({ calls, run }: Case, isCaptured: boolean): Promise<Sample> {
  const capture = isCaptured ? install({ client: kai }) : undefined;
  const usage = process.cpuUsage();
  const started = performance.now();
  for (let call = 0; call < calls; call++) await runWithContext({ customer_identifier: "c1" }, run);
  const elapsed = ((performance.now() - started) * 1000) / calls;
  await capture?.flush({ timeoutMs: 10_000 });
  const { user, system } = process.cpuUsage(usage);
  capture?.uninstall();
  return { processor: (user + system) / calls, elapsed };
}

/** With and without capture in turn, so that a busy moment of the machine hits both. */
async function measure(each: Case): Promise<Cost> {
  const pairs: { plain: Sample; captured: Sample }[] = [];
  for (let round = 0; round < warmUps + samples; round++) {
    const plain = await take(each, false);
    pairs.push({ plain, captured: await take(each, true) });
  }
  const counted = pairs.slice(warmUps);
  const { what, limit } = each;
  return {
    what,
    limit,
    base: median(counted.map(({ plain }) => plain.processor)),
    added: median(counted.map(({ plain, captured }) => captured.processor - plain.processor)),
    latency: median(counted.map(({ plain }) => plain.elapsed)),
    addedLatency: median(counted.map(({ plain, captured }) => captured.elapsed - plain.elapsed)),
  };
}

const [only = ""] = process.argv.slice(2);
for (const each of cases.filter(({ what }) => what.includes(only))) process.send!(await measure(each));
await kai.close();
provider.kill();
