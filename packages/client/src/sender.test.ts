import { describe, expect, it } from "vitest";
import { apiKey, connect, deadUrl, losses, newKai, reported, settled } from "./test-client.ts";
import { batchOf, type Received } from "./test-server.ts";

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
    for (let id = 0; id < 10; id++) kai.logs.enqueue({ metadata: { long: "x".repeat(3000) } });
    const { queued, dropped, cut } = kai.stats();
    expect(queued.count).toBe(3);
    expect(queued.bytes).toBeLessThanOrEqual(10_000);
    expect(dropped.queue_full + queued.count).toBe(110);
    expect(cut).toBe(0);
    expect(await kai.flush({ timeoutMs: 300 })).toBe(false);
    expect(kai.stats().queued.count).toBe(3);
    expect(reported.filter(({ code }) => code === "queue_full")).toHaveLength(1);
  });

  it("costs the oldest logs their contents first, when there are too many bytes", async () => {
    let isDown = true;
    const { kai, server } = await connect(() => ({ status: isDown ? 503 : 200 }), { maxBytes: 10_000 });
    for (let id = 0; id < 20; id++) kai.logs.enqueue({ unique_id: `${id}`, cost: id, input: "x".repeat(2000) });
    expect(kai.stats()).toMatchObject({ queued: { count: 20 }, dropped: { queue_full: 0 }, cut: 17 });
    expect(reported).toMatchObject([{ code: "queue_full" }]);
    isDown = false;
    expect(await settled(kai)).toMatchObject({ sent: 20 });
    const logs = server.logs().slice(-20);
    expect(logs.map(({ cost }) => cost)).toEqual(Array.from({ length: 20 }, (_, id) => id));
    expect(logs[0]).toMatchObject({ input: "[removed by kai: 2000 characters, the queue was full]" });
    expect(logs[19]).toMatchObject({ input: "x".repeat(2000) });
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
    const { kai } = await connect((_, index) => (index === 0 ? { hang: "headers" } : {}), {}, { timeoutMs: 50 });
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
            ? { id: unique_id, status: "error", error: `Validation error ${apiKey}`, errors: { model: ["is bad"] } }
            : { id: unique_id, status: "success" },
        ),
      },
    }));
    for (const model of ["good", "bad", "good", "bad", "good"]) kai.logs.enqueue({ model });
    const stats = await settled(kai);
    expect(stats).toMatchObject({ sent: 3, retried: 0 });
    expect(losses(stats)).toEqual({ refused: 2 });
    expect(reported).toMatchObject([{ code: "invalid_request", message: expect.stringContaining("is bad") }]);
    expect(reported[0]!.message).not.toContain("secret");
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
    expect(accepted.map((log) => ({ ...log, timestamp: undefined }))).toEqual([
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
