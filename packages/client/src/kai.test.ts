import * as zlib from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { apiKey, connect, deadUrl, losses, newKai, reported, settled } from "./test-client.ts";
import { batchOf, type Reply } from "./test-server.ts";

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
    await expect.poll(() => server.requests).toHaveLength(1);
    kai.logs.enqueue({ model: "b" });
    await expect.poll(() => kai.stats().sent).toBe(2);
  });

  it("sends at once at flushAt logs, and at batchBytes", async () => {
    const { kai, server } = await connect(undefined, { flushIntervalMs: never, flushAt: 3, batchBytes: 1000 });
    for (let log = 0; log < 3; log++) kai.logs.enqueue({});
    await expect.poll(() => kai.stats().sent).toBe(3);
    kai.logs.enqueue({ input: "x".repeat(2000) });
    await expect.poll(() => kai.stats().sent).toBe(4);
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
    expect(large!.headers["content-encoding"]).toBe("zstdCompress" in zlib ? "zstd" : "gzip");
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

describe("flush", () => {
  it("is true at once when nothing waits", async () => {
    expect(await newKai({ baseUrl: await deadUrl() }).flush({ timeoutMs: 0 })).toBe(true);
  });

  it("is false at the deadline while the server hangs", async () => {
    const { kai } = await connect(() => ({ hang: "headers" }));
    kai.logs.enqueue({});
    const start = performance.now();
    expect(await kai.flush({ timeoutMs: 100 })).toBe(false);
    expect(performance.now() - start).toBeLessThan(8000);
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
    await expect.poll(() => release).toBeDefined();
    expect(kai.stats()).toMatchObject({ sent: 1, queued: { count: 1 } });
    release!({});
    expect(await second).toBe(true);
  });

  it("is true when the queue's bound pushed out what it waited for", async () => {
    const { kai, server } = await connect(() => ({ status: 429, headers: { "retry-after": "30" } }), { maxCount: 1 });
    kai.logs.enqueue({});
    const flushed = kai.flush({ timeoutMs: 5000 });
    await expect.poll(() => kai.stats().retried).toBe(1);
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
      const kai = newKai({ apiKey, baseUrl: "nowhere", onError: onError });
      expect(() => kai.logs.enqueue({})).not.toThrow();
    }
  });

  it("is one console.warn per minute and code by default", async () => {
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
    await kai.close({ timeoutMs: 0 });
    warn.mockRestore();
  });
});
