import { join } from "node:path";
import { type MockProvider, type Program, startIngest, startMockProvider, startProgram } from "@kai/testing";
import { beforeAll, describe, expect, it } from "vitest";

const sent: Record<string, unknown>[] = [];
let provider: MockProvider;
let next: Program;
let url: string;

beforeAll(async () => {
  const ingest = await startIngest((log) => sent.push(log));
  provider = await startMockProvider();
  next = await startProgram({
    args: ["start.ts", "start", "--hostname", "127.0.0.1", "--port", "0"],
    cwd: join(import.meta.dirname, ".."),
    env: {
      NODE_ENV: "production",
      KAI_API_KEY: "example0.0123456789abcdef0123456789abcdef",
      KAI_BASE_URL: ingest.url,
      OPENAI_API_KEY: "none",
      OPENAI_BASE_URL: provider.url,
    },
    ready: /http:\/\/127\.0\.0\.1:\d+/,
  });
  url = next.found;
  return async () => {
    await next.end();
    ingest.close();
    await provider.close();
  };
});

const anna = { authorization: "Bearer anna-token" };
const post = (path: string, init: RequestInit = {}) =>
  fetch(url + path, {
    method: "POST",
    headers: { ...anna, "content-type": "application/json" },
    body: JSON.stringify({ text: "Where is my order?" }),
    ...init,
  });

/** The logs of a thread, once they have arrived: exactly this many. */
async function logsOf(thread: string, count = 1): Promise<unknown[]> {
  const logs = () => sent.filter(({ thread_identifier }) => thread_identifier === thread);
  await expect.poll(logs).toHaveLength(count);
  return logs();
}

const annas = { customer_params: { customer_identifier: "customer_anna" }, status: "success" };

describe("a Next.js app with kai", () => {
  it("logs the call of a route handler", async () => {
    const response = await post("/threads/json/messages");
    expect(await response.json()).toEqual({ answer: expect.stringContaining("Where is my order?") });
    expect(await logsOf("json")).toMatchObject([{ ...annas, metadata: { feature: "support_chat" }, stream: false }]);
  });

  it("logs a call whose answer is streamed while the body is read", async () => {
    const text = await (await post("/threads/streamed/stream")).text();
    expect(text).toContain("Where is my order?");
    expect(await logsOf("streamed")).toMatchObject([
      {
        ...annas,
        metadata: { feature: "support_chat", streamed: true },
        output: { content: text },
        stream: true,
      },
    ]);
  });

  it("logs a call of the AI SDK", async () => {
    const text = await (await post("/threads/ai-sdk/chat")).text();
    expect(text).toContain("Where is my order?");
    expect(await logsOf("ai-sdk")).toMatchObject([{ ...annas, output: { content: text }, stream: true }]);
  });

  it("logs a call made after the answer", async () => {
    expect((await post("/threads/closed/close")).status).toBe(202);
    expect(await logsOf("closed")).toMatchObject([annas]);
  });

  it("logs the call of an API route of the Pages Router", async () => {
    expect((await post("/api/threads/pages")).status).toBe(200);
    expect(await logsOf("pages")).toMatchObject([annas]);
  });

  it("logs the calls of a page and of its server action", async () => {
    const headers = { cookie: "token=anna-token", origin: url };
    const page = await (await fetch(`${url}/threads/page`, { headers })).text();
    const greeting = { ...annas, input: [{ content: expect.stringContaining("Greet Anna") }] };
    expect(await logsOf("page")).toMatchObject([greeting]);

    // As a browser without scripts submits the form.
    const form = new FormData();
    for (const [, name, value = ""] of page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)) {
      form.set(name!, value.replaceAll("&quot;", '"'));
    }
    const answer = await fetch(`${url}/threads/page`, { method: "POST", headers, body: form, redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/threads/page"]);
    const summary = { ...annas, input: [{ content: expect.stringContaining("Sum this conversation up") }] };
    expect(await logsOf("page", 2)).toMatchObject([greeting, summary]);
  });

  it("leaves an edge route as it is", async () => {
    const response = await post("/edge", { body: "From the edge" });
    expect(await response.json()).toEqual({ answer: expect.stringContaining("From the edge") });
  });

  it.each(["stream", "chat"])("a client that leaves /%s stops the model, and the log is cancelled", async (path) => {
    provider.script({ kind: "text", text: "word ".repeat(2000) });
    const controller = new AbortController();
    const response = await post(`/threads/left-${path}/${path}`, { signal: controller.signal });
    await response.body!.getReader().read();
    controller.abort();
    expect(await logsOf(`left-${path}`)).toMatchObject([{ ...annas, status: "cancelled" }]);
    expect(provider.requests.at(-1)?.aborted).toBe(true);
  });

  it("has sent the last logs when it is stopped, and one for every call", async () => {
    await (await post("/threads/last/messages")).text();
    await (await fetch(`${url}/threads/last`, { headers: { cookie: "token=anna-token" } })).text();
    await post("/threads/last/close");
    await next.end();
    expect(await logsOf("last", 3)).toMatchObject([annas, annas, annas]);
    expect(sent.map(({ input }) => input)).toEqual(
      provider.requests.map(({ body }) => (body as { messages: unknown }).messages),
    );
  });
});
