import { describe, expect, it, vi } from "vitest";
import { connect, newKai, settled } from "./test-client.ts";
import type { Received } from "./test-server.ts";

const reportsIn = (requests: Received[]) =>
  requests.map(({ body }) => body as { losses?: object; loss_report_id?: string }).filter(({ losses }) => losses);

describe("losses", () => {
  it("go with the next batch, once", async () => {
    const { kai, server } = await connect(undefined, { maxCount: 2, flushIntervalMs: 60_000 });
    for (let log = 0; log < 5; log++) kai.logs.enqueue({});
    kai.countLoss("sampled", 7);
    await settled(kai);
    kai.logs.enqueue({});
    await settled(kai);
    expect(server.requests).toHaveLength(2);
    expect(reportsIn(server.requests)).toMatchObject([
      { losses: { queue_full: 3, sampled: 7 }, loss_report_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
  });

  it("are sent again as the same report when the batch failed", async () => {
    const { kai, server } = await connect((_, index) => (index === 0 ? { status: 503 } : {}));
    kai.countLoss("sampled");
    kai.logs.enqueue({});
    await settled(kai);
    expect(await kai.close()).toBe(true);
    const [first, second, ...rest] = reportsIn(server.requests);
    expect(second).toMatchObject({ losses: { sampled: 1 }, loss_report_id: first!.loss_report_id });
    expect(rest).toEqual([]);
  });

  it("go alone when the client is closed", async () => {
    const { kai, server } = await connect();
    kai.countLoss("sampled", 3);
    expect(await kai.flush()).toBe(true);
    expect(server.requests).toHaveLength(0);
    expect(await kai.close()).toBe(true);
    expect(server.requests).toMatchObject([{ body: { logs: [], losses: { sampled: 3 } } }]);
  });

  it("go alone after a minute", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { kai, server } = await connect();
    kai.countLoss("sampled");
    await vi.advanceTimersByTimeAsync(59_000);
    expect(server.requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    await expect.poll(() => reportsIn(server.requests)).toHaveLength(1);
  });

  it("are not pressed on a server that does not want them", async () => {
    const { kai, server } = await connect(() => ({ status: 422 }));
    kai.countLoss("sampled");
    expect(await kai.close({ timeoutMs: 5000 })).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it("are counted without a configuration, and never throw", () => {
    const kai = newKai({ baseUrl: "nowhere" });
    expect(() => kai.countLoss("sampled")).not.toThrow();
    expect(() => kai.countLoss(undefined as never, "x" as never)).not.toThrow();
  });
});

it("knows at once whether it is configured", () => {
  expect(newKai({}).isConfigured).toBe(true);
  expect(newKai({ baseUrl: "nowhere" }).isConfigured).toBe(false);
  vi.stubEnv("KAI_API_KEY", "").stubEnv("KEYWORDSAI_API_KEY", "").stubEnv("RESPAN_API_KEY", "");
  expect(newKai({ apiKey: "" }).isConfigured).toBe(false);
  vi.unstubAllEnvs();
});
