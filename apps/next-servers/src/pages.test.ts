import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { appFiles } from "@kai/docs/code";
import { type MockProvider, type Program, startIngest, startMockProvider } from "@kai/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "./create-app.ts";
import { startApp } from "./next-server.ts";
import { submitForm } from "./submit-form.ts";

let ingest: Awaited<ReturnType<typeof startIngest>>;
let provider: MockProvider;
const logs: Record<string, unknown>[] = [];
beforeAll(async () => {
  ingest = await startIngest((log) => logs.push(log));
  provider = await startMockProvider();
  return async () => {
    ingest.close();
    await provider.close();
  };
});

/** Starts the app that the pages tell to write, before the tests that follow. */
function startAppOf(name: string, pages: string[]): () => string {
  let server: Program;
  beforeAll(async () => {
    const app = createApp(name, 16, ["app/layout.tsx", "tsconfig.json"]);
    for (const { path, code } of pages.flatMap(appFiles)) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), code);
    }
    server = await startApp(app, ["dev"], {
      KAI_API_KEY: "pages000.0123456789abcdef0123456789abcdef",
      KAI_BASE_URL: ingest.url,
      OPENAI_API_KEY: "none",
      OPENAI_BASE_URL: provider.url,
    });
    return async () => void (await server.end());
  });
  return () => server.found;
}

const question = "Where is my order?";
const post = (url: string, customer: Record<string, string>, body: Record<string, unknown> = { question }) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...customer },
    body: JSON.stringify(body),
  });

/** The next log to arrive. */
async function nextLog(): Promise<unknown> {
  await expect.poll(() => logs.length).toBeGreaterThan(0);
  return logs.shift();
}

describe("the quick starts", () => {
  const url = startAppOf("quick-start", ["README.md", "packages/next/README.md"]);

  it("README.md", async () => {
    expect(await (await post(`${url()}/ask`, { "x-customer": "c1" })).json()).toMatchObject({ role: "assistant" });
    expect(await nextLog()).toMatchObject({ customer_identifier: "c1", input: [{ content: question }] });
  });

  it("packages/next/README.md", async () => {
    const response = await post(`${url()}/chat`, { "x-user-id": "c1" }, { thread: "t1", question });
    expect(await response.text()).toContain("order");
    expect(await nextLog()).toMatchObject({ customer_identifier: "c1", thread_identifier: "t1", stream: true });
  });
});

describe("docs/guides/next.md", () => {
  const url = startAppOf("guide", ["docs/guides/next.md"]);
  const customer = { "x-customer": "c1" };
  const logged = { customer_identifier: "c1", status: "success" };

  it("a route handler", async () => {
    expect(await (await post(`${url()}/threads/t1`, customer)).text()).toContain("order");
    expect(await nextLog()).toMatchObject({ ...logged, thread_identifier: "t1", metadata: { streamed: true } });
  });

  it("an API route", async () => {
    expect((await post(`${url()}/api/ask`, customer)).status).toBe(200);
    expect(await nextLog()).toMatchObject({ ...logged, input: [{ content: question }] });
  });

  it("a server component and its action", async () => {
    const page = await fetch(url(), { headers: customer });
    expect(await nextLog()).toMatchObject({ ...logged, thread_identifier: "front_page" });
    expect((await submitForm(page, { question }, customer)).status).toBe(200);
    expect(await nextLog()).toMatchObject({
      ...logged,
      thread_identifier: "front_page",
      input: [{ content: question }],
    });
  });
});
