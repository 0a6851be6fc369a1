import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const batch = (logs: unknown[], key: Record<string, string>) =>
  server.request("POST", "/api/request-logs/batch/create/", { logs }, key);

it("refuses requests beyond a key's rate, and says when to come back", async () => {
  const key = await server.keyOf("default", { rate_limit: 2 });
  const ask = () => server.request("GET", "/api/losses/", undefined, key);
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  const { status, headers, json } = await ask();
  expect(status).toBe(429);
  const retry_after = Number(headers.get("retry-after"));
  expect(json).toEqual({ detail: "Rate limit exceeded", error_code: "RATE_LIMITED", retry_after });
  expect(retry_after).toBeGreaterThan(0);
  expect(retry_after).toBeLessThanOrEqual(30);
});

it("refuses a batch whole when it is more than the quota leaves", async () => {
  const key = await server.keyOf("quota", { monthly_log_quota: 3 });
  expect(await batch([{ input: "1" }, { input: "2" }], key)).toMatchObject({ status: 200 });
  const { status, headers, json } = await batch([{ input: "3" }, { input: "4" }], key);
  expect(status).toBe(429);
  const retry_after = Number(headers.get("retry-after"));
  expect(json).toMatchObject({ error_code: "QUOTA_EXCEEDED", retry_after });
  const next = new Date(Date.now() + retry_after * 1000);
  expect([next.getUTCDate(), next.getUTCHours(), next.getUTCMinutes()]).toEqual([1, 0, 0]);
  expect(await server.request("POST", "/api/request-logs/", { input: "3" }, key)).toMatchObject({ status: 200 });
  expect(await server.request("POST", "/api/request-logs/", { input: "4" }, key)).toMatchObject({ status: 429 });
  const { json: list } = await server.request("GET", "/api/request-logs/list/", undefined, key);
  expect(list["count"]).toBe(3);
});

it("counts only what is taken in and new", async () => {
  const key = await server.keyOf("quota", { monthly_log_quota: 2 });
  for (let sent = 0; sent < 3; sent++)
    expect(await batch([{ unique_id: "same", input: "x" }, { latency: "slow" }], key)).toMatchObject({ status: 200 });
  expect(await batch([{ input: "another" }], key)).toMatchObject({ status: 200 });
  expect(await batch([{ input: "one more" }], key)).toMatchObject({ status: 429 });
});
