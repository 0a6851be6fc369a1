import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, type Program, startClickHouse, startProgram } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

const apiKey = "memory00.0123456789abcdef0123456789abcdef";
const megabyte = 1024 * 1024;
let directory: string;
let clickhouse: ClickHouse;
let server: Program;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-memory-"));
  clickhouse = await startClickHouse({ path: join(directory, "clickhouse") });
  const main = join(import.meta.dirname, "../main.ts");
  const flags = ["--port", "0", "--data-dir", join(directory, "data"), "--clickhouse-url", clickhouse.url];
  const limits = ["--body-bytes", String(32 * megabyte), "--inbox-bytes", String(64 * megabyte)];
  server = await startProgram({
    args: ["--conditions=@kai/source", main, "serve", ...flags, ...limits],
    env: { KAI_API_KEY: apiKey, KAI_LOG_LEVEL: "fatal" },
    ready: /listens on (http:\/\/[^\s,]+)/,
  });
});
afterAll(async () => {
  await server.end();
  await clickhouse.stop();
  rmSync(directory, { recursive: true });
});

const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
const batch = "/api/request-logs/batch/create/";
/** Eight logs of a megabyte each. */
const bodyOf = (name: string) => {
  const logs = Array.from({ length: 8 }, (_, index) => ({
    unique_id: `${name}-${index}`,
    input: "x".repeat(megabyte),
  }));
  return JSON.stringify({ logs });
};

/** Logs that were acknowledged. */
let acknowledged = 0;

async function send(name: string) {
  const response = await fetch(server.found + batch, { method: "POST", headers, body: bodyOf(name) });
  const { detail } = (await response.json()) as { detail?: string };
  if (response.ok) acknowledged += 8;
  return { name, status: response.status, detail, retryAfter: Number(response.headers.get("retry-after")) };
}
const stored = async () => {
  const response = await fetch(`${server.found}/api/request-logs/list/?page_size=1&fields=id`, { headers });
  return ((await response.json()) as { count?: number }).count;
};

it("takes what fits of many large batches at once, refuses the others until later, and loses none", async () => {
  let names = Array.from({ length: 12 }, (_, index) => `batch-${index}`);
  const first = await Promise.all(names.map(send));
  const refused = first.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(first.length - refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    expect(answer).toMatchObject({ status: 503, detail: "The server has too much in memory right now" });
    expect(answer.retryAfter).toBeGreaterThan(0);
  }
  names = refused.map(({ name }) => name);
  await expect
    .poll(
      async () => {
        const next = names[0];
        if (next !== undefined && (await send(next)).status === 200) names.shift();
        return names.length;
      },
      { interval: 250 },
    )
    .toBe(0);
  await expect.poll(stored).toBe(acknowledged);
});

it("is not held up by clients that send slowly, however many", async () => {
  const { hostname, port } = new URL(server.found);
  const head = [
    `POST ${batch} HTTP/1.1`,
    "host: kai",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const slow = await Promise.all(
    Array.from({ length: 200 }, async (): Promise<Socket> => {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write(`${head.join("\r\n")}\r\ncontent-length: ${20 * megabyte}\r\n\r\n{"logs":[`);
      return socket;
    }),
  );
  expect(await send("amid slow ones")).toMatchObject({ status: 200 });
  for (const socket of slow) socket.destroy();
});

it("holds no more in memory while the engine hangs: the inbox fills up, and then refuses", async () => {
  clickhouse.pause();
  let refused;
  for (let n = 0; !refused; n++) {
    const answer = await send(`hanging-${n}`);
    if (answer.status !== 200) refused = answer;
    expect(n).toBeLessThan(20);
  }
  expect(refused).toMatchObject({ status: 503, detail: expect.stringContaining("cannot take more logs") });
  clickhouse.resume();
  await expect.poll(stored).toBe(acknowledged);
});
