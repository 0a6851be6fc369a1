import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openClickHouseEngine } from "@kai/storage";
import { type ClickHouse, startClickHouse } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let directory: string;
let clickhouse: ClickHouse;
let server: TestServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-engine-down-"));
  clickhouse = await startClickHouse({ path: directory });
  const engine = await openClickHouseEngine({ url: clickhouse.url });
  server = await startTestServer({ engine });
});
afterAll(async () => {
  await server.close();
  await clickhouse.stop();
  rmSync(directory, { recursive: true });
});

it("answers questions with 503 and when to ask again while ClickHouse is down, and takes logs meanwhile", async () => {
  await clickhouse.kill();
  const log = { unique_id: "a", input: "hello", keywordsai_api_controls: { block: false } };
  expect(await server.request("POST", "/api/request-logs/", log)).toMatchObject({ status: 200 });
  for (const path of ["/api/request-logs/list/", "/api/request-logs/a/"]) {
    const answer = await server.request("GET", path);
    expect(answer).toMatchObject({ status: 503, json: { error_code: "STORE_UNAVAILABLE", retry_after: 5 } });
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.text).not.toContain("127.0.0.1");
  }
  expect(await server.request("GET", "/readyz")).toMatchObject({ status: 200, json: { pending: { count: 1 } } });
  await clickhouse.start();
  const status = async () => (await server.request("GET", "/api/request-logs/a/")).status;
  await expect.poll(status).toBe(200);
});
