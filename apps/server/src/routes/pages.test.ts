import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";
import { version } from "../version.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("describes the API for programs, without a key", async () => {
  const { status, json } = await server.request("GET", "/openapi.json", undefined, { authorization: "" });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    openapi: "3.1.1",
    paths: { "/api/request-logs/": { post: { operationId: "createLog" } } },
  });
});

it("describes the API for people, with nothing fetched from elsewhere", async () => {
  const { text, headers } = await server.request("GET", "/reference");
  expect(text).toContain('<h2 id="createLog">Create a log</h2>');
  expect(text).toContain("<code>time_to_first_token</code>");
  expect(text).not.toMatch(/<script|src=|href="http/);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
});

it("leads to that from / where the dashboard was not built", async () => {
  const { status, headers } = await server.request("GET", "/");
  expect([status, headers.get("location")]).toEqual([302, "/reference"]);
  expect(await server.request("GET", "/logs", undefined, { accept: "text/html" })).toMatchObject({ status: 404 });
});

it("says whether it is alive and ready", async () => {
  expect((await server.request("GET", "/healthz")).json).toEqual({ status: "ok", version });
  expect(await server.request("GET", "/readyz")).toMatchObject({
    status: 200,
    json: { status: "ready", pending: { count: 0, bytes: 0 }, rejected: 0, engine: { name: "chdb", healthy: true } },
  });
});

it("gives every answer a request id, the caller's own where there is one", async () => {
  expect((await server.request("GET", "/healthz")).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(
    (await server.request("GET", "/healthz", undefined, { "x-request-id": "mine" })).headers.get("x-request-id"),
  ).toBe("mine");
});
