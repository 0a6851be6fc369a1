import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KaiApiError } from "./error.ts";
import { Kai } from "./kai.ts";
import type { KaiOptions } from "./options.ts";
import type { KaiStats } from "./stats.ts";
import { batchOf, type Received, type Reply, startTestServer, type TestServer } from "./test-server.ts";

const apiKey = "kai_1234.secret";
let server: TestServer | undefined;
let clients: Kai[] = [];
let reported: KaiApiError[] = [];

beforeEach(() => {
  clients = [];
  reported = [];
});

afterEach(async () => {
  await Promise.all(clients.map((kai) => kai.close({ timeoutMs: 0 })));
  await server?.close();
  server = undefined;
});

function newKai(options: KaiOptions): Kai {
  const kai = new Kai({ apiKey, onError: (error) => reported.push(error), ...options });
  clients.push(kai);
  return kai;
}

async function connect(
  reply: (request: Received, index: number) => Reply | Promise<Reply> = () => ({}),
  queue: KaiOptions["queue"] = {},
): Promise<{ kai: Kai; server: TestServer }> {
  server = await startTestServer(reply);
  return { kai: newKai({ baseUrl: server.url, queue }), server };
}

/** An address where nobody listens. */
async function deadUrl(): Promise<string> {
  const dead = await startTestServer();
  await dead.close();
  return dead.url;
}

/** The reasons that cost a log, with their counts. */
function losses({ dropped }: KaiStats): Record<string, number> {
  return Object.fromEntries(Object.entries(dropped).filter(([, count]) => count > 0));
}

/** Everything that was queued is sent, refused or dropped. */
async function settled(kai: Kai): Promise<KaiStats> {
  expect(await kai.flush({ timeoutMs: 10_000 })).toBe(true);
  expect(kai.stats().queued).toEqual({ count: 0, bytes: 0 });
  return kai.stats();
}

const never = 60_000;

describe("enqueue", () => {
  it("sends logs as one batch, each with an id and the time of the call", async () => {
    const { kai, server } = await connect();
    const before = new Date().toISOString();
    kai.logs.enqueue({ model: "a" });
    kai.logs.enqueue({ model: "b", unique_id: "mine" });
    expect(kai.stats().queued).toMatchObject({ count: 2, bytes: expect.any(Number) });
    const after = new Date().toISOString();
    expect(await settled(kai)).toMatchObject({ sent: 2, retried: 0 });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/api/request-logs/batch/create",
      headers: { authorization: `Bearer ${apiKey}`, "x-kai-ingest": "1" },
      body: {
        logs: [
          { model: "a", unique_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
          { model: "b", unique_id: "mine" },
        ],
      },
    });
    const { timestamp } = server.logs()[0] as { timestamp: string };
    expect(timestamp >= before && timestamp <= after).toBe(true);
  });

  it("sends a log as it was at the call", async () => {
    const { kai, server } = await connect();
    const metadata = { step: 1 };
    kai.logs.enqueue({ metadata });
    metadata.step = 2;
    await settled(kai);
    expect(server.logs()[0]).toMatchObject({ metadata: { step: 1 } });
  });

  it("sends after the interval without being asked", async () => {
    const { kai, server } = await connect(undefined, { flushIntervalMs: 20 });
    kai.logs.enqueue({ model: "a" });
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    kai.logs.enqueue({ model: "b" });
    await vi.waitFor(() => expect(kai.stats().sent).toBe(2));
  });

  it("sends at once at flushAt logs, and at batchBytes", async () => {
    const { kai, server } = await connect(undefined, { flushIntervalMs: never, flushAt: 3, batchBytes: 1000 });
    for (let log = 0; log < 3; log++) kai.logs.enqueue({});
    await vi.waitFor(() => expect(kai.stats().sent).toBe(3));
    kai.logs.enqueue({ input: "x".repeat(2000) });
    await vi.waitFor(() => expect(kai.stats().sent).toBe(4));
    expect(server.requests).toHaveLength(2);
  });

  it("splits batches by count and by bytes, and keeps the order", async () => {
    const { kai, server } = await connect(undefined, { batchCount: 3, batchBytes: 1000 });
    for (let id = 0; id < 5; id++) kai.logs.enqueue({ unique_id: `${id}` });
    for (let id = 5; id < 7; id++) kai.logs.enqueue({ unique_id: `${id}`, input: "x".repeat(950) });
    await settled(kai);
    expect(server.requests.map((request) => batchOf(request).length)).toEqual([3, 2, 1, 1]);
    expect(server.logs().map(({ unique_id }) => unique_id)).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
  });

  it("has one batch in flight at a time", async () => {
    let inFlight = 0;
    const { kai, server } = await connect(
      async () => {
        expect(++inFlight).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        inFlight -= 1;
        return {};
      },
      { batchCount: 2, flushAt: 1 },
    );
    for (let log = 0; log < 10; log++) kai.logs.enqueue({});
    expect(await settled(kai)).toMatchObject({ sent: 10 });
    expect(server.requests).toHaveLength(5);
  });

  it("compresses batches over 8 KB", async () => {
    const { kai, server } = await connect();
    kai.logs.enqueue({ input: "small" });
    await settled(kai);
    kai.logs.enqueue({ input: "é".repeat(8000) });
    await settled(kai);
    const [small, large] = server.requests;
    expect(small!.headers["content-encoding"]).toBeUndefined();
    expect(large!.headers["content-encoding"]).toBe("gzip");
    expect(Number(large!.headers["content-length"])).toBeLessThan(1000);
    expect(batchOf(large!)).toMatchObject([{ input: "é".repeat(8000) }]);
  });

  it("counts what JSON cannot express and sends the rest", async () => {
    const { kai, server } = await connect();
    const cycle: Record<string, unknown> = { input: "private" };
    cycle["self"] = cycle;
    const throwing = {
      get model(): string {
        throw new Error("private");
      },
    };
    for (const log of [
      { metadata: { n: 1n } },
      { metadata: cycle },
      throwing,
      undefined,
      "text",
      [],
      { toJSON: () => undefined },
    ]) {
      expect(() => kai.logs.enqueue(log as object)).not.toThrow();
    }
    kai.logs.enqueue({ model: "good" });
    expect(losses(await settled(kai))).toEqual({ unserialisable: 7 });
    expect(server.logs()).toHaveLength(1);
    expect(reported).toMatchObject([{ code: "unserialisable" }]);
    expect(reported[0]!.message).not.toContain("private");
  });

  it("drops and reports once without an API key or with a wrong base URL", () => {
    vi.stubEnv("KAI_API_KEY", "").stubEnv("KEYWORDSAI_API_KEY", "").stubEnv("RESPAN_API_KEY", "");
    const keyless = newKai({ apiKey: "" });
    const misplaced = newKai({ baseUrl: "nowhere" });
    vi.unstubAllEnvs();
    for (const kai of [keyless, keyless, misplaced, misplaced]) kai.logs.enqueue({});
    expect(losses(keyless.stats())).toEqual({ no_api_key: 2 });
    expect(losses(misplaced.stats())).toEqual({ invalid_base_url: 2 });
    expect(reported.map(({ code }) => code)).toEqual(["missing_api_key", "invalid_base_url"]);
  });
});

describe("a server that is down", () => {
  it("costs nothing when it comes back", async () => {
    const { kai, server } = await connect((_, index) => (index < 2 ? { status: 503 } : {}));
    for (let log = 0; log < 10; log++) kai.logs.enqueue({});
    expect(await settled(kai)).toMatchObject({ sent: 10, retried: 20 });
    const ids = server.requests.map((request) => batchOf(request).map(({ unique_id }) => unique_id));
    expect(ids[2]).toEqual(ids[0]);
    expect(reported).toEqual([]);
  });

  it("costs the oldest logs beyond the bounds, and no more", async () => {
    const kai = newKai({ baseUrl: await deadUrl(), queue: { maxCount: 20, maxBytes: 10_000 } });
    for (let id = 0; id < 100; id++) kai.logs.enqueue({ unique_id: `${id}` });
    expect(kai.stats()).toMatchObject({ queued: { count: 20 }, sent: 0 });
    expect(losses(kai.stats())).toEqual({ queue_full: 80 });
    for (let id = 0; id < 10; id++) kai.logs.enqueue({ input: "x".repeat(3000) });
    const { queued, dropped } = kai.stats();
    expect(queued.count).toBe(3);
    expect(queued.bytes).toBeLessThanOrEqual(10_000);
    expect(dropped.queue_full + queued.count).toBe(110);
    expect(await kai.flush({ timeoutMs: 300 })).toBe(false);
    expect(kai.stats().queued.count).toBe(3);
    expect(reported.filter(({ code }) => code === "queue_full")).toHaveLength(1);
  });

  it("is reported once it has failed five times in a row, and tried again at each flush", async () => {
    const { kai, server } = await connect(() => ({ status: 500 }));
    kai.logs.enqueue({ input: "private" });
    while (reported.length === 0) expect(await kai.flush({ timeoutMs: 20 })).toBe(false);
    const tries = server.requests.length;
    expect(tries).toBeGreaterThanOrEqual(5);
    expect(await kai.flush({ timeoutMs: 100 })).toBe(false);
    expect(server.requests.length).toBe(tries + 1);
    expect(reported).toHaveLength(1);
    expect(reported[0]).toMatchObject({
      code: "server_error",
      message: expect.stringContaining("Still unsent: 1 log."),
    });
    expect(reported[0]!.message).not.toContain("private");
    expect(losses(kai.stats())).toEqual({});
  });

  it("is left alone for as long as Retry-After says, also by flush", async () => {
    const { kai, server } = await connect((_, index) =>
      index === 0 ? { status: 429, headers: { "retry-after": "1" } } : {},
    );
    kai.logs.enqueue({});
    const start = performance.now();
    expect(await kai.flush({ timeoutMs: 100 })).toBe(false);
    expect(await kai.flush({ timeoutMs: 100 })).toBe(false);
    expect(server.requests).toHaveLength(1);
    await settled(kai);
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it("does not lose a log when it hangs: the batch is put back after the time limit", async () => {
    server = await startTestServer((_, index) => (index === 0 ? { hang: "headers" } : {}));
    const kai = newKai({ baseUrl: server.url, timeoutMs: 50 });
    kai.logs.enqueue({});
    expect(await settled(kai)).toMatchObject({ sent: 1, retried: 1 });
  });
});

describe("a server that refuses", () => {
  it("costs only the logs it names", async () => {
    const { kai } = await connect((request) => ({
      body: {
        results: batchOf(request).map(({ unique_id, model }) =>
          model === "bad"
            ? { id: unique_id, status: "error", error: "Validation error", errors: { model: ["is bad"] } }
            : { id: unique_id, status: "success" },
        ),
      },
    }));
    for (const model of ["good", "bad", "good", "bad", "good"]) kai.logs.enqueue({ model });
    const stats = await settled(kai);
    expect(stats).toMatchObject({ sent: 3, retried: 0 });
    expect(losses(stats)).toEqual({ refused: 2 });
    expect(reported).toMatchObject([{ code: "invalid_request", message: expect.stringContaining("is bad") }]);
  });

  it.each([
    [400, "refused", "invalid_request"],
    [401, "unauthorized", "unauthorized"],
    [403, "unauthorized", "forbidden"],
    [404, "refused", "not_found"],
    [422, "refused", "invalid_request"],
    [308, "refused", "invalid_response"],
  ])("with %i loses the batch as %s, and says so once", async (status, reason, code) => {
    const { kai } = await connect(() => ({ status, body: { detail: `Not with ${apiKey}.` } }), { batchCount: 1 });
    for (let log = 0; log < 3; log++) kai.logs.enqueue({ input: "private" });
    const stats = await settled(kai);
    expect(stats).toMatchObject({ sent: 0, retried: 0 });
    expect(losses(stats)).toEqual({ [reason]: 3 });
    expect(reported).toMatchObject([{ code, status }]);
    expect(reported[0]!.message).not.toMatch(/private|secret/);
  });

  it("is a refusal, too, when something else answers", async () => {
    const { kai } = await connect(() => ({ body: "<html>" }));
    kai.logs.enqueue({});
    expect(losses(await settled(kai))).toEqual({ refused: 1 });
    expect(reported).toMatchObject([{ code: "invalid_response" }]);
  });
});

describe("a server with a size limit", () => {
  const limitedTo = (bytes: number) => (request: Received) => ({
    status: JSON.stringify(request.body).length > bytes ? 413 : 200,
  });

  it("gets smaller batches, and every log", async () => {
    const { kai, server } = await connect(limitedTo(1000));
    for (let id = 0; id < 40; id++) kai.logs.enqueue({ unique_id: `${id}` });
    const stats = await settled(kai);
    expect(stats.sent).toBe(40);
    expect(losses(stats)).toEqual({});
    const accepted = server.requests.filter(({ body }) => JSON.stringify(body).length <= 1000);
    expect(accepted.flatMap(batchOf).map(({ unique_id }) => unique_id)).toEqual(
      Array.from({ length: 40 }, (_, id) => `${id}`),
    );
    // The limit is learned: only the first requests were too large.
    expect(server.requests.length - accepted.length).toBeLessThan(5);
  });

  it("gets a log that is too large without its raw bodies, then without its contents, else not at all", async () => {
    const { kai, server } = await connect(limitedTo(1000));
    const long = "x".repeat(2000);
    kai.logs.enqueue({ unique_id: "raw", input: "hello", full_request: { long }, full_response: { long } });
    kai.logs.enqueue({ unique_id: "contents", cost: 0.5, input: "hello", output: long, full_request: { long } });
    kai.logs.enqueue({ unique_id: "hopeless", metadata: { long } });
    kai.logs.enqueue({ unique_id: "small" });
    const stats = await settled(kai);
    expect(stats.sent).toBe(3);
    expect(losses(stats)).toEqual({ too_large: 1 });
    const accepted = server.requests.filter(({ body }) => JSON.stringify(body).length <= 1000).flatMap(batchOf);
    expect(accepted.map(({ timestamp, ...log }) => log)).toEqual([
      { unique_id: "raw", input: "hello" },
      {
        unique_id: "contents",
        cost: 0.5,
        input: "[removed by kai: 5 characters, too large for the server]",
        output: "[removed by kai: 2000 characters, too large for the server]",
      },
      { unique_id: "small" },
    ]);
    expect(reported).toMatchObject([{ code: "payload_too_large" }]);
  });

  it("never sees a log that is larger than the queue", async () => {
    const { kai, server } = await connect(undefined, { maxBytes: 1000 });
    kai.logs.enqueue({ input: "x".repeat(1000) });
    kai.logs.enqueue({ model: "small" });
    expect(losses(await settled(kai))).toEqual({ too_large: 1 });
    expect(server.logs()).toMatchObject([{ model: "small" }]);
  });
});

describe("flush", () => {
  it("is true at once when nothing waits", async () => {
    expect(await newKai({ baseUrl: await deadUrl() }).flush({ timeoutMs: 0 })).toBe(true);
  });

  it("is false at the deadline while the server hangs", async () => {
    const { kai } = await connect(() => ({ hang: "headers" }));
    kai.logs.enqueue({});
    const start = performance.now();
    expect(await kai.flush({ timeoutMs: 100 })).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(kai.stats().queued.count).toBe(1);
  });

  it("waits for the logs before it, not for those after it", async () => {
    let release: ((reply: Reply) => void) | undefined;
    const { kai } = await connect(
      (_, index) => (index === 0 ? {} : new Promise<Reply>((resolve) => (release = resolve))),
      { batchCount: 1, flushIntervalMs: never },
    );
    kai.logs.enqueue({ model: "before" });
    const first = kai.flush({ timeoutMs: 5000 });
    kai.logs.enqueue({ model: "after" });
    const second = kai.flush({ timeoutMs: 5000 });
    expect(await first).toBe(true);
    await vi.waitFor(() => expect(release).toBeDefined());
    expect(kai.stats()).toMatchObject({ sent: 1, queued: { count: 1 } });
    release!({});
    expect(await second).toBe(true);
  });

  it("is true when the queue's bound pushed out what it waited for", async () => {
    const { kai, server } = await connect(() => ({ status: 429, headers: { "retry-after": "30" } }), { maxCount: 1 });
    kai.logs.enqueue({});
    const flushed = kai.flush({ timeoutMs: 5000 });
    await vi.waitFor(() => expect(kai.stats().retried).toBe(1));
    kai.logs.enqueue({});
    expect(await flushed).toBe(true);
    expect(losses(kai.stats())).toEqual({ queue_full: 1 });
    expect(server.requests).toHaveLength(1);
  });
});

describe("close", () => {
  it("sends what is left, and nothing after it", async () => {
    const { kai, server } = await connect();
    kai.logs.enqueue({ model: "last" });
    expect(await kai.close()).toBe(true);
    kai.logs.enqueue({ model: "late" });
    expect(await kai.flush()).toBe(true);
    expect(server.logs()).toMatchObject([{ model: "last" }]);
    expect(losses(kai.stats())).toEqual({ closed: 1 });
  });

  it("drops what the server did not take, and leaves it alone", async () => {
    const { kai, server } = await connect(() => ({ hang: "headers" }));
    kai.logs.enqueue({});
    expect(await kai.close({ timeoutMs: 50 })).toBe(false);
    expect(kai.stats()).toMatchObject({ queued: { count: 0, bytes: 0 }, sent: 0 });
    expect(losses(kai.stats())).toEqual({ closed: 1 });
    expect(await kai.close()).toBe(true);
    expect(server.requests).toHaveLength(1);
  });
});

describe("onError", () => {
  it("may throw or reject", async () => {
    for (const onError of [
      () => {
        throw new Error("host");
      },
      () => Promise.reject(new Error("host")),
    ]) {
      const kai = newKai({ apiKey, baseUrl: "nowhere", onError: onError as () => void });
      expect(() => kai.logs.enqueue({})).not.toThrow();
    }
  });

  it("is one console.warn per minute and code by default", () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const kai = newKai({ onError: undefined, queue: { maxCount: 1, flushIntervalMs: never } });
    for (let log = 0; log < 5; log++) kai.logs.enqueue({ input: "private" });
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^\[kai\] Dropped 1 log: the queue is full/)]]);
    vi.setSystemTime(Date.now() + 60_000);
    kai.logs.enqueue({});
    expect(warn).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(warn.mock.calls)).not.toContain("private");
    vi.useRealTimers();
    warn.mockRestore();
  });
});
