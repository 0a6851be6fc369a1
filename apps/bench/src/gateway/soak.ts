// Whether the gateway's memory stays as it is: `pnpm soak:gateway [--requests 100000]`, JSON and streams, of which three in ten are left by their clients.
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { runMode } from "../server/page.ts";
import { chatRequest } from "./request.ts";
import { startHere } from "./start-here.ts";

const { values } = parseArgs({ options: { requests: { type: "string", default: "100000" } } });
const total = Number(values.requests);
const callers = 64;
const parts = 10;

interface Memory {
  /** A client that leaves before its request has arrived makes none. */
  logs: number;
  running: number;
  heap: number;
  rss: number;
}

const upstream = await startHere("upstream.ts");
const gateway = await startHere("alone.ts", { OPENAI_API_KEY: "sk-bench", OPENAI_BASE_URL: `${upstream.found}/v1` });
const pool = new Pool(gateway.found, { connections: callers, pipelining: 1 });
const bodies = [chatRequest(false), chatRequest(true)];

process.stdout.write(
  `${runMode()}\n\n| requests | logs | heap, MB | memory of the process, MB |\n| --- | --- | --- | --- |\n`,
);
let sent = 0;
await send(total / 100); // Warm.
const before = await memory();
for (let part = 1; part <= parts; part++) {
  await send(Math.round((total * part) / parts));
  const { logs, heap, rss } = await memory();
  process.stdout.write(`| ${sent} | ${logs} | ${(heap / 1e6).toFixed(1)} | ${(rss / 1e6).toFixed(0)} |\n`);
}
const after = await memory();
const slope = (after.heap - before.heap) / (total * 0.99);
process.stdout.write(`\nThe heap grew by ${slope.toFixed(0)} bytes for each request; at most 1,000 are allowed.\n`);
await pool.destroy();
await gateway.end();
await upstream.end();
if (slope > 1000) process.exitCode = 1;

/** Sends requests until so many were sent in all. */
async function send(until: number): Promise<void> {
  const call = async () => {
    while (sent < until) await request(sent++);
  };
  await Promise.all(Array.from({ length: callers }, call));
}

/** Every tenth to third of ten is left: before the answer, at its start, or in the middle of it. */
async function request(index: number): Promise<void> {
  const leaving = new AbortController();
  const leavesAt = index % 10;
  const ask = { path: "/", method: "POST", body: bodies[Math.floor(index / 10) % 2], signal: leaving.signal } as const;
  try {
    if (leavesAt === 0) setTimeout(() => leaving.abort(), 1);
    const { body } = await pool.request(ask);
    if (leavesAt === 1) leaving.abort();
    let pieces = 0;
    for await (const _ of body) if (leavesAt === 2 && pieces++ === 5) leaving.abort();
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  }
}

/** Once nothing is on the way any more. */
async function memory(): Promise<Memory> {
  for (;;) {
    const { body } = await pool.request({ path: "/", method: "GET" });
    const found = (await body.json()) as Memory;
    if (found.running === 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
