import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, EngineError, openChdbEngine } from "@kai/storage";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let directory: string;
let server: TestServer;
let isDown = false;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-overload-"));
  const engine = await openChdbEngine({ path: join(directory, "chdb") });
  const flaky: Engine = {
    ...engine,
    insert: (...batch) => (isDown ? Promise.reject(new EngineError("gone")) : engine.insert(...batch)),
  };
  server = await startTestServer({ engine: flaky, inbox: { maxBytes: 100_000 } });
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

const create = (unique_id: string) =>
  server.request("POST", "/api/request-logs/", {
    unique_id,
    input: "x".repeat(20_000),
    keywordsai_api_controls: { block: false },
  });
const stored = async () => (await server.request("GET", "/api/request-logs/list/?page_size=1")).json["count"];

it("takes logs while the engine is down, refuses them when the inbox is full, and loses none that it took", async () => {
  isDown = true;
  const taken: string[] = [];
  let refused;
  for (let n = 0; !refused; n++) {
    const answer = await create(`log-${n}`);
    if (answer.status === 200) taken.push(`log-${n}`);
    else refused = answer;
  }
  expect(taken.length).toBeGreaterThan(3);
  expect(refused).toMatchObject({ status: 503, json: { error_code: "OVERLOADED", retry_after: expect.any(Number) } });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await stored()).toBe(0);

  isDown = false;
  await expect.poll(stored).toBe(taken.length);
  expect(await create("after")).toMatchObject({ status: 200 });
  expect(await server.request("GET", "/readyz")).toMatchObject({ status: 200 });
});
