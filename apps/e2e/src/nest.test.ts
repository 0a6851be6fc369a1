import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kai } from "@kai/client";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, start, startServer } from "./program.ts";

const apiKey = "nestapp0.0123456789abcdef0123456789abcdef";
let dataDir: string;
let server: Program;
let provider: MockProvider;
let app: Program;
let kai: Kai;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-nest-"));
  [server, provider] = await Promise.all([startServer(dataDir, apiKey), startMockProvider()]);
  kai = new Kai({ apiKey, baseUrl: server.found });
  const env = {
    PORT: "0",
    SUMMARIES: "* * * * * *",
    KAI_API_KEY: apiKey,
    KAI_BASE_URL: server.found,
    OPENAI_API_KEY: "none",
    OPENAI_BASE_URL: provider.url,
  };
  app = await start("apps/examples/nest/dist/main.js", [], env, /listens on (http:\S+)/);
});
afterAll(async () => {
  await app.end("SIGTERM");
  await server.end("SIGTERM");
  await provider.close();
  rmSync(dataDir, { recursive: true });
});

const anna = { authorization: "Bearer anna-token" };
const post = (path: string, body: object, headers: Record<string, string> = anna) =>
  fetch(app.found + path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const question = { text: "Where is my order?" };

/** The logs of a thread, once they have arrived: exactly this many beside those of the job. */
async function logsOf(thread: string, count = 1): Promise<Record<string, unknown>[]> {
  const logs = async () => {
    const { results } = await kai.logs.list({ filters: { thread_identifier: thread } });
    return results.filter(({ metadata }) => (metadata as { job?: string } | null)?.job === undefined);
  };
  await expect.poll(logs).toHaveLength(count);
  return logs();
}

const annas = {
  customer_identifier: "customer_anna",
  customer_email: "anna@example.com",
  status: "success",
  metadata: { feature: "support_chat" },
};

describe("the NestJS example", () => {
  it("logs the call of a controller", async () => {
    const response = await post("/threads/json/messages", question);
    expect([response.status, await response.json()]).toEqual([200, { answer: expect.stringContaining("my order") }]);
    expect(await logsOf("json")).toMatchObject([{ ...annas, stream: false }]);
  });

  it("logs an answer that is streamed", async () => {
    const response = await post("/threads/streamed/stream", question);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const content = await response.text();
    expect(await logsOf("streamed")).toMatchObject([
      { ...annas, metadata: { ...annas.metadata, streamed: true }, output: { content }, stream: true },
    ]);
  });

  const listen = (thread: string, signal?: AbortSignal) =>
    fetch(`${app.found}/threads/${thread}/events?text=Talk`, { headers: anna, signal });

  it("logs an answer that is sent as events", async () => {
    const response = await listen("events");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const words = (await response.text()).matchAll(/^data: ?(.*)$/gm);
    const [{ output }] = (await logsOf("events")) as [{ output: { content: string } }];
    expect([...words].map(([, word]) => word!.trim()).join(" ")).toBe(output.content.replaceAll(/\s+/g, " "));
  });

  it("stops the model when the client of events leaves, and logs the call as cancelled", async () => {
    provider.script({ kind: "text", text: "word ".repeat(2000) });
    const client = new AbortController();
    const response = await listen("left", client.signal);
    await response.body!.getReader().read();
    client.abort();
    const output = { content: expect.stringMatching(/^word/) };
    expect(await logsOf("left")).toMatchObject([{ ...annas, status: "cancelled", status_code: 499, output }]);
    expect(provider.requests.at(-1)).toMatchObject({ aborted: true });
  });

  it("logs the calls of a GraphQL mutation and of a field", async () => {
    const ask = `mutation { ask(thread: "graph", text: "Where is my order?") }`;
    const asked = await post("/graphql", { query: ask }, { authorization: "Bearer ben-token" });
    expect(await asked.json()).toEqual({ data: { ask: expect.stringContaining("my order") } });
    const read = `{ thread(id: "graph") { id summary } }`;
    const found = await post("/graphql", { query: read }, { authorization: "Bearer ben-token" });
    expect(await found.json()).toMatchObject({ data: { thread: { id: "graph", summary: expect.any(String) } } });

    const bens = { ...annas, customer_identifier: "customer_ben", customer_email: "ben@example.com" };
    const logs = await logsOf("graph", 2);
    expect(logs).toContainEqual(expect.objectContaining({ ...bens }));
    expect(logs).toContainEqual(expect.objectContaining({ ...bens, metadata: { ...bens.metadata, field: "summary" } }));
  });

  it("logs the calls of a cron job, each with the customer it is made for", async () => {
    await post("/threads/nightly-anna/messages", question);
    await post("/threads/nightly-ben/messages", question, { authorization: "Bearer ben-token" });
    const summaries = async (customer: string) => {
      const { results } = await kai.logs.list({ filters: { thread_identifier: `nightly-${customer}` } });
      return results.map(({ customer_identifier, metadata }) => ({ customer_identifier, metadata }));
    };
    for (const customer of ["anna", "ben"]) {
      const customer_identifier = `customer_${customer}`;
      await expect
        .poll(() => summaries(customer))
        .toEqual(
          expect.arrayContaining([
            { customer_identifier, metadata: annas.metadata },
            { customer_identifier, metadata: { job: "summaries" } },
          ]),
        );
    }
  });

  it("answers nobody, and tells how it is without a log", async () => {
    const refusal = await post("/threads/nobody/messages", question, {});
    expect([refusal.status, await refusal.json()]).toEqual([401, { error: expect.stringContaining("Sign in") }]);
    expect(await (await fetch(`${app.found}/healthz`)).json()).toEqual({ status: "ok" });
  });

  it("has sent the last logs when it is stopped, and one for every call", async () => {
    await post("/threads/last/messages", question);
    expect(await app.end("SIGTERM")).toBe(0);
    expect(await logsOf("last")).toMatchObject([annas]);
    expect((await kai.logs.list({ page_size: 1 })).count).toBe(provider.requests.length);
  });
});
