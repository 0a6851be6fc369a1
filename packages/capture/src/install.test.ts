import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { Kai } from "@kai/client";
import type { LogCreate } from "@kai/schema/log";
import { type MockProvider, startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { install } from "./install.ts";
import type { CallTarget, CaptureOptions } from "./options.ts";
import { runWithContext } from "./scope.ts";
import { workflow } from "./span/spans.ts";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
let client: OpenAI;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
  client = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });
});
afterAll(() => provider.close());

const ask = () => client.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }] });

describe("install", () => {
  it("is done once, however often it is called", async () => {
    const capture = startCapture();
    expect(install({ sink: () => expect.unreachable() })).toBe(capture.handle);
    await ask();
    expect(await capture.records(1)).toMatchObject([{ status: "success" }]);
  });

  it("is undone by uninstall, and can be done again", async () => {
    const first = startCapture();
    first.handle.uninstall();
    await ask();
    expect(await first.records(0)).toEqual([]);
    const second = startCapture();
    await ask();
    expect(await second.record()).toMatchObject({ status: "success" });
  });

  it("records calls that are open at the end as incomplete", async () => {
    const capture = startCapture();
    const before = provider.requests.length;
    provider.script({ kind: "slow_first_token", ms: 50 });
    const answer = ask();
    await expect.poll(() => provider.requests.length).toBeGreaterThan(before);
    capture.handle.uninstall();
    expect(await capture.record()).toMatchObject({ status: "incomplete", model: "gpt-4o-mini" });
    expect(await answer).toHaveProperty("choices");
  });

  it("sends logs to the server, and never logs that", async () => {
    const { baseUrl, ingests } = await startServer();
    const kai = new Kai({ apiKey: "kai-test", baseUrl, spool: false });
    onTestFinished(async () => void (await kai.close()));
    const handle = install({ client: kai });
    onTestFinished(() => handle.uninstall());
    await ask();
    await expect.poll(() => handle.stats().open).toBe(0);
    await handle.flush();
    expect(ingests).toContain("1");
    expect(handle.stats()).toMatchObject({ recorded: 1, open: 0 });
  });

  it("says once that there is no API key, and does nothing until there is one", async () => {
    for (const name of ["KAI_API_KEY", "KEYWORDSAI_API_KEY", "RESPAN_API_KEY"]) vi.stubEnv(name, undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    const hints: string[] = [];
    const options: CaptureOptions = { onError: ({ message }) => void hints.push(message) };
    const handle = install(options);
    onTestFinished(() => handle.uninstall());
    install(options);
    await ask();
    expect(workflow("w", () => 1)).toBe(1);
    expect(await handle.flush()).toBe(true);
    expect(handle.stats()).toMatchObject({ open: 0, recorded: 0 });
    expect(hints).toEqual([expect.stringContaining("KAI_API_KEY")]);

    const capture = startCapture();
    await ask();
    await capture.records(1);
  });

  it("tells the server what was left out", async () => {
    const { baseUrl, bodies } = await startServer();
    const kai = new Kai({ apiKey: "kai-test", baseUrl, spool: false });
    onTestFinished(async () => void (await kai.close()));
    const rates = [0, 1];
    const handle = install({
      client: kai,
      sampleRate: () => rates.shift()!,
      redact: () => expect.unreachable(),
      onError() {},
    });
    onTestFinished(() => handle.uninstall());
    await ask();
    await ask();
    await expect.poll(() => handle.stats().open).toBe(0);
    await handle.flush();
    expect(bodies).toMatchObject([{ losses: { sampled: 1, stripped: 1 } }]);
  });
});

/** A server that takes logs. */
async function startServer() {
  const bodies: unknown[] = [];
  const ingests: unknown[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    ingests.push(request.headers["x-kai-ingest"]);
    bodies.push(await json(request));
    response.setHeader("content-type", "application/json").end('{"results":[]}');
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, ingests };
}

it("tells of a call when it starts, and when its log is ready", async () => {
  const logged: Promise<void>[] = [];
  const who = new AsyncLocalStorage<string>();
  const callers: unknown[] = [];
  const capture = startCapture({
    onCall: (promise) => {
      callers.push(who.getStore());
      logged.push(promise);
    },
  });
  await who.run("me", ask);
  expect(callers).toEqual(["me"]);
  await logged[0];
  expect(capture.handle.stats()).toMatchObject({ recorded: 1, open: 0 });
  await capture.record();
});

describe("sampling", () => {
  it("decides before anything is read", async () => {
    const redact = vi.fn<(record: LogCreate) => LogCreate>((record) => record);
    const capture = startCapture({ sampleRate: 0, redact });
    await ask();
    await capture.records(0);
    expect(redact).not.toHaveBeenCalled();
    expect(capture.handle.stats().dropped.sampled).toBe(1);
  });

  it("can depend on where the call goes", async () => {
    const sampleRate = vi.fn<(target: CallTarget) => number>(() => 1);
    const capture = startCapture({ sampleRate });
    await ask();
    await capture.records(1);
    const host = `127.0.0.1:${provider.port}`;
    expect(sampleRate).toHaveBeenCalledExactlyOnceWith({ method: "POST", host, path: "/v1/chat/completions" });
  });

  it("keeps the call when it fails", async () => {
    const sampleRate = () => {
      throw new Error("broken");
    };
    const capture = startCapture({ sampleRate });
    await ask();
    await capture.records(1);
    expect(capture.troubles).toHaveLength(1);
  });
});

it("leaves out the calls that are to be ignored", async () => {
  const capture = startCapture({ ignore: ({ path }) => path.endsWith("/chat/completions") });
  await ask();
  await capture.records(0);
  expect(capture.handle.stats().dropped.ignored).toBe(1);
});

describe("redact", () => {
  it("has the last word, after the context was added", async () => {
    const seen: LogCreate[] = [];
    const redact = (record: LogCreate): LogCreate => {
      seen.push(structuredClone(record));
      delete record.input;
      return { ...record, metadata: { redacted: true } };
    };
    const capture = startCapture({ redact });
    await runWithContext({ metadata: { secret: "s" } }, ask);
    const record = await capture.record();
    expect(seen).toMatchObject([{ input: [{ content: "Hi" }], metadata: { secret: "s" }, status: "success" }]);
    expect(record).not.toHaveProperty("input");
    expect(record.metadata).toEqual({ redacted: true });
  });

  it("drops the record with null", async () => {
    const capture = startCapture({ redact: () => null });
    await ask();
    await capture.records(0);
    expect(capture.handle.stats().dropped.redacted).toBe(1);
  });

  it.each([
    ["throws", () => expect.unreachable()],
    ["returns nothing", () => undefined],
    ["returns a promise", () => Promise.reject(new Error("late"))],
    ["returns a list", () => []],
  ])("leaves metrics and ids alone when it %s", async (_, redact) => {
    const capture = startCapture({ redact: redact as never });
    const context = { customer_identifier: "c1", customer_email: "jo@example.com", metadata: { secret: "s" } };
    await runWithContext(context, async () => {
      await ask();
      await ask();
    });
    const [record] = await capture.records(2);
    expect(record).toMatchObject({
      customer_identifier: "c1",
      status: "success",
      usage: { completion_tokens: expect.any(Number) },
    });
    for (const name of ["input", "output", "full_request", "full_response", "metadata", "customer_email"]) {
      expect(record).not.toHaveProperty(name);
    }
    expect(capture.handle.stats().stripped).toBe(2);
    expect(capture.troubles).toHaveLength(1);
  });
});

it("keeps failures of the sink to itself", async () => {
  const capture = startCapture({ sink: () => Promise.reject(new Error("disk full")) });
  expect(await ask()).toHaveProperty("choices");
  await capture.records(0);
  expect(capture.handle.stats().dropped.failed).toBe(1);
  expect(capture.troubles).toHaveLength(1);
});

it("leaves calls to a kai gateway to the gateway", async () => {
  const capture = startCapture();
  provider.script({ kind: "status", status: 500, headers: { "x-kai-log-id": "0193c8a1b2c37d4e8f90a1b2c3d4e5f6" } });
  await new OpenAI({ apiKey: "sk-test", baseURL: provider.url, maxRetries: 0 }).chat.completions
    .create({ model: "gpt-4o-mini", messages: [] })
    .catch(() => {});
  await capture.records(0);
  expect(capture.handle.stats().dropped.gateway).toBe(1);
});
