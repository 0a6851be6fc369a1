// How many logs a second the server takes in, beside how many its engine could: `pnpm bench:ingest [--logs 60000] [--rounds 3]`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { insertLogs, openChdbEngine, openStore } from "@kai/storage";
import { startProgram } from "@kai/testing";
import { cpuOf } from "../cpu-of.ts";
import { median } from "../median.ts";
import { batchOf, callAt } from "../server/data-set.ts";
import { runMode, writeSection } from "../server/page.ts";
import { percentile } from "../server/percentile.ts";
import { post } from "./load.ts";

const { values } = parseArgs({
  options: { logs: { type: "string", default: "60000" }, rounds: { type: "string", default: "3" } },
});
const logs = Number(values.logs);
const apiKey = "bench000.0123456789abcdef0123456789abcdef";
/** Rows in one insert of the engine's limit, as the writer has them when logs arrive faster than it takes them. */
const engineBatch = 8000;

const ways = [
  { what: "one log in each post", path: "/api/request-logs/", size: 1, callers: 64, share: 0.2 },
  { what: "batches of 100", path: "/api/request-logs/batch/create/", size: 100, callers: 8, share: 1 },
] as const;
type Way = (typeof ways)[number];

interface Run {
  /** Logs acknowledged, and logs that reached the engine, a second. */
  acknowledged: number;
  stored: number;
  /** Processor time of the server for one log, until it is in the engine, in microseconds. */
  cpu: number;
  times: number[];
}

const directory = mkdtempSync(join(tmpdir(), "kai-bench-"));
const server = await startProgram({
  args: [
    join(import.meta.dirname, "../../../server/dist/main.js"),
    "--port",
    "0",
    "--data-dir",
    join(directory, "server"),
    "--log-level",
    "warn",
  ],
  env: { KAI_API_KEY: apiKey },
  ready: /listens on (http:\/\/[^\s,]+)/,
});
const engine = await openChdbEngine({ path: join(directory, "engine") });
const store = await openStore({ dataDir: join(directory, "engine-store"), engine });

let made = 0;
const limits: { perSecond: number; cpu: number }[] = [];
const runs = new Map<Way, Run[]>(ways.map((way) => [way, []]));
// The first round warms up.
for (let round = 0; round <= Number(values.rounds); round++) {
  const limit = await engineLimit();
  if (round > 0) limits.push(limit);
  for (const way of ways) {
    const run = await ingest(way);
    if (round > 0) runs.get(way)!.push(run);
  }
}
await store.close();
await server.end();
rmSync(directory, { recursive: true });

/** The same rows straight into the engine, in large batches. */
async function engineLimit() {
  const batches = Array.from({ length: Math.ceil(logs / engineBatch) }, () =>
    batchOf(take(engineBatch), engineBatch, Date.now(), 1),
  );
  const usage = process.cpuUsage();
  const started = performance.now();
  for (const lines of batches) await insertLogs(engine, lines, `limit-${made++}`);
  const count = batches.length * engineBatch;
  const { user, system } = process.cpuUsage(usage);
  return { perSecond: count / ((performance.now() - started) / 1000), cpu: (user + system) / count };
}

async function ingest(way: Way): Promise<Run> {
  const { path, size, callers, share } = way;
  const bodies = Array.from({ length: Math.ceil((logs * share) / size) }, () => {
    const first = take(size);
    const calls = Array.from({ length: size }, (_, index) => callAt(first + index, Date.now()));
    const body = size === 1 ? { ...calls[0], keywordsai_api_controls: { block: false } } : { logs: calls };
    return Buffer.from(JSON.stringify(body));
  });
  const usage = cpuOf(server.pid);
  const started = performance.now();
  const load = await post({ url: server.found, path, apiKey, bodies, logsInBody: size, callers });
  if (Object.keys(load.refused).length > 0) throw new Error(`refused: ${JSON.stringify(load.refused)}`);
  await readable();
  const seconds = (performance.now() - started) / 1000;
  return {
    acknowledged: load.logs / load.seconds,
    stored: load.logs / seconds,
    cpu: (cpuOf(server.pid) - usage) / load.logs,
    times: load.acknowledgements,
  };
}

/** Waits until a log that was sent after all others can be read, and so can they. */
async function readable(): Promise<void> {
  const body = { ...callAt(take(1), Date.now()), keywordsai_api_controls: { block: true } };
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  for (;;) {
    const url = `${server.found}/api/request-logs/`;
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`refused: ${await answer.text()}`);
    const { pending } = (await (await fetch(`${server.found}/readyz`)).json()) as { pending: { count: number } };
    if (pending.count === 0) return;
  }
}

function take(count: number): number {
  made += count;
  return made - count;
}

const of = <Item>(items: readonly Item[], value: (item: Item) => number) => median(items.map(value));
const perSecond = of(limits, (limit) => limit.perSecond);
const rows = [...runs].map(([{ what }, own]) => {
  const times = own.flatMap((run) => run.times);
  const stored = of(own, (run) => run.stored);
  const cells = [
    what,
    of(own, (run) => run.acknowledged).toFixed(0),
    stored.toFixed(0),
    `**${(stored / perSecond).toFixed(2)}**`,
    of(own, (run) => run.cpu).toFixed(0),
    `${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.99).toFixed(0)}`,
  ];
  return `| ${cells.join(" | ")} |`;
});

writeSection(
  "Taking logs in",
  `${runMode()}
Logs of about 4 KB over HTTP to the server in a process of its own, on the same machine as its callers. The baseline are the same logs straight into the
engine, in batches of ${engineBatch.toLocaleString("en")}: ${perSecond.toFixed(0)} a second, ${of(limits, ({ cpu }) => cpu).toFixed(0)} µs of processor time each. Acknowledged means on the disk; stored means in the engine. At least 0.6
of the engine's limit is aimed at for batches. Medians of ${values.rounds} rounds of ${logs.toLocaleString("en")} logs, a fifth of them in single posts.

| | acknowledged, logs/s | stored, logs/s | stored / engine's limit | CPU for each log, µs | acknowledged after, ms, p50 / p99 |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}`,
);
