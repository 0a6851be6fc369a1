import { fork } from "node:child_process";
import { once } from "node:events";
import { type CaptureHandle, install, runWithContext } from "@kai/capture";
import OpenAI from "openai";
import { compare, type Comparison } from "./compare.ts";
import { sampleLog } from "./sample-log.ts";

/** What capture adds to an app's own calls, the making of the record included. The provider is a process of its own. */
export async function captureBenches(): Promise<Comparison[]> {
  const provider = fork(new URL("provider.ts", import.meta.url));
  const [port] = (await once(provider, "message")) as [number];
  let capture: CaptureHandle | undefined;
  const switchOn = () => {
    capture ??= install({ sink: () => {} });
  };
  const switchOff = () => {
    capture?.uninstall();
    capture = undefined;
  };
  const openai = new OpenAI({ apiKey: "none", baseURL: `http://127.0.0.1:${port}/v1` });
  const request = { model: "gpt-4o-mini", messages: sampleLog.input as OpenAI.ChatCompletionMessageParam[] };
  const inContext = (run: () => Promise<unknown>) => () => runWithContext({ customer_identifier: "c1" }, run);
  const plain = inContext(() => openai.chat.completions.create(request));
  const streamed = inContext(async () => {
    for await (const chunk of await openai.chat.completions.create({ ...request, stream: true })) void chunk;
  });
  const other = inContext(async () => (await fetch(`http://127.0.0.1:${port}/elsewhere`)).text());
  const contest = (promise: string, limit: number, run: () => Promise<unknown>, calls: number) =>
    compare({
      promise,
      limit,
      baseline: "the same call of the openai SDK without kai",
      calls,
      runBaseline: run,
      runSubject: run,
      beforeBaseline: switchOff,
      beforeSubject: switchOn,
    });
  const results = [
    await contest("A plain call of a model, whose provider answers at once", 2, plain, 100),
    await contest("A streamed call of 200 chunks without a pause", 2, streamed, 30),
    await contest("A request that is no call of a model", 1.15, other, 100),
  ];
  switchOff();
  provider.kill();
  return results;
}
