import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, type Program, startClickHouse, startPostgres, type TestPostgres } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start } from "./program.ts";

let directory: string;
let clickhouse: ClickHouse;
let postgres: TestPostgres;
let env: Record<string, string>;
let a: Program;
let b: Program;
let headers: Record<string, string>;

const startNode = (name: string, ready: RegExp) =>
  start(
    "apps/server/dist/main.js",
    ["--port", "0", "--data-dir", join(directory, name), "--log-level", "warn"],
    env,
    ready,
  );

const listening = /listens on (http:\/\/[^\s,]+)/;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-scaling-"));
  [clickhouse, postgres] = await Promise.all([
    startClickHouse({ path: join(directory, "clickhouse") }),
    startPostgres(),
  ]);
  env = { KAI_CLICKHOUSE_URL: clickhouse.url, KAI_STATE_URL: await postgres.createDatabase(), KAI_API_KEY: "" };
  a = await startNode("a", new RegExp(`${listening.source}[^]*API key, shown this once: (\\S+)`));
  b = await startNode("b", listening);
  const key = /shown this once: (\S+)/.exec(a.output())![1]!;
  headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
});
afterAll(async () => {
  await Promise.all([a.end(), b.end()]);
  await clickhouse.stop();
  await postgres.close();
  rmSync(directory, { recursive: true });
});

const post = (server: Program, log: object) =>
  fetch(`${server.found}/api/request-logs/`, { method: "POST", headers, body: JSON.stringify(log) });

async function list(server: Program, customer: string): Promise<{ unique_id: string; model: string }[]> {
  const answer = await fetch(`${server.found}/api/request-logs/list/?customer_identifier=${customer}`, { headers });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { results: { unique_id: string; model: string }[] }).results;
}

describe("two servers on one ClickHouse and one PostgreSQL", () => {
  it("read each other's logs, with a key that one of them made", async () => {
    expect((await post(a, { unique_id: "of-a", customer_identifier: "both", input: "hi" })).status).toBe(200);
    expect((await post(b, { unique_id: "of-b", customer_identifier: "both", input: "hi" })).status).toBe(200);
    for (const server of [a, b]) {
      const ids = (await list(server, "both")).map(({ unique_id }) => unique_id);
      expect(ids.toSorted()).toEqual(["of-a", "of-b"]);
      const answer = await fetch(`${server.found}/api/request-logs/of-a/`, { headers });
      expect(answer.status).toBe(200);
    }
  });

  it("keep a log once that was sent to both", async () => {
    const log = { unique_id: "twice", customer_identifier: "twice", timestamp: new Date().toISOString(), input: "hi" };
    expect((await Promise.all([post(a, log), post(b, log)])).map(({ status }) => status)).toEqual([200, 200]);
    for (const server of [a, b]) expect(await list(server, "twice")).toHaveLength(1);
  });

  it("take logs while ClickHouse is down, each in its own inbox, and store all of them after", async () => {
    await clickhouse.kill();
    const ids = Array.from({ length: 10 }, (_, index) => `down-${index}`);
    for (const [index, unique_id] of ids.entries()) {
      const log = { unique_id, customer_identifier: "down", keywordsai_api_controls: { block: false } };
      expect((await post(index % 2 ? a : b, log)).status).toBe(200);
    }
    await clickhouse.start();
    const stored = async () => {
      const answer = await fetch(`${b.found}/api/request-logs/list/?customer_identifier=down`, { headers });
      return answer.status === 200 ? ((await answer.json()) as { count: number }).count : answer.status;
    };
    await expect.poll(stored).toBe(10);
  });
});
