import { afterEach, describe, expect, it } from "vitest";
import { Kai } from "./kai.ts";
import { startTestServer, type TestReply, type TestServer } from "./test-server.ts";

const apiKey = "secret-key";
const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function connected(reply: TestReply) {
  const server = await startTestServer(reply);
  servers.push(server);
  return { server, kai: new Kai({ apiKey, baseUrl: server.url, spool: false }) };
}

describe("kai.logs.createMany", () => {
  it("sends all logs at once, compressed, each with an id, and tells what became of each", async () => {
    const results = [
      { id: "a", status: "success" },
      { id: null, status: "error", error: "Validation error", errors: { cost: ["must be a number"] } },
    ];
    const { server, kai } = await connected(() => ({ body: { results } }));
    const logs = [{ unique_id: "a", input: "x".repeat(20_000) }, { input: "y" }];
    expect(await kai.logs.createMany(logs)).toEqual(results);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: "POST", url: "/api/request-logs/batch/create/" });
    expect(server.requests[0]!.headers["content-encoding"]).toBe("zstd");
    expect(server.logs()).toMatchObject([logs[0], { input: "y", unique_id: expect.stringMatching(/^\w{32}$/) }]);
  });
});

describe("kai.request", () => {
  it("calls any endpoint with the key, again after a failure that passes", async () => {
    const { server, kai } = await connected((_, index) => (index === 0 ? { status: 503 } : { body: { results: [1] } }));
    expect(await kai.request({ method: "GET", path: "/api/keys/?limit=1" })).toEqual({ results: [1] });
    expect(server.requests.map(({ url }) => url)).toEqual(["/api/keys/?limit=1", "/api/keys/?limit=1"]);
    expect(server.requests[1]!.headers.authorization).toBe(`Bearer ${apiKey}`);
  });

  it("leaves it to the cookie of a session to say who asks, on a page of the server", async () => {
    const { server } = await connected((_, index) => (index === 0 ? {} : { status: 401, body: { detail: "No." } }));
    const asked: RequestInit[] = [];
    const browser: typeof fetch = async (input, init = {}) => {
      asked.push(init);
      return fetch(input, init);
    };
    const kai = new Kai({ apiKey, baseUrl: server.url, credentials: "same-origin", fetch: browser });
    expect(kai.isConfigured).toBe(true);
    await kai.request({ method: "GET", path: "/api/keys/" });
    expect(asked[0]).toMatchObject({ credentials: "same-origin" });
    expect(server.requests[0]!.headers).not.toHaveProperty("authorization");
    expect(server.requests[0]!.headers["x-kai-client"]).toMatch(/^kai-js/);
    const refused = kai.request({ method: "GET", path: "/api/keys/" });
    await expect(refused).rejects.toMatchObject({ code: "unauthorized", message: expect.stringMatching(/Sign in\.$/) });
  });

  it("fails with what the server says, and without a key", async () => {
    const { kai } = await connected(() => ({ status: 404, body: { detail: "There is no such thing" } }));
    await expect(kai.request({ method: "DELETE", path: "/api/x/" })).rejects.toThrow(/404.*no such thing/);
    await expect(new Kai({ apiKey: "ü" }).request({ method: "GET", path: "/" })).rejects.toMatchObject({
      code: "missing_api_key",
    });
  });
});
