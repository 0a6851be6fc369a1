import { describe, expect, it } from "vitest";
import type { TailEvent } from "./tail.ts";
import { connect } from "./test-client.ts";

const line = (id: string) => JSON.stringify({ unique_id: id, input: `"${id}é"` });

describe("export", () => {
  it("yields every log, whether or not the last line ends", async () => {
    const { kai, server } = await connect(() => ({ body: `${line("a")}\n${line("b")}` }));
    const logs = [];
    for await (const log of kai.logs.export({ fields: ["input", "cost"], filters: { model: "m" } })) logs.push(log);
    expect(logs).toMatchObject([
      { unique_id: "a", input: "aé" },
      { unique_id: "b", input: "bé" },
    ]);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/api/request-logs/export/?fields=input%2Ccost",
      body: { filters: { model: "m" } },
    });
  });

  it(
    "reads a log as large as the server takes, whose line comes in thousands of pieces",
    { timeout: 20_000 },
    async () => {
      const input = "x".repeat(80 * 1024 * 1024);
      const { kai } = await connect(() => ({ body: `{"unique_id":"a","input":"${input}"}\n${line("b")}\n` }));
      const lines = [];
      for await (const { length } of kai.logs.exportLines()) lines.push(length);
      expect(lines).toEqual([input.length + 28, line("b").length]);
    },
  );

  it("tries again before it begins, and throws what the server says", async () => {
    const { kai, server } = await connect((_, index) =>
      index === 0
        ? { status: 503, body: {} }
        : { status: 400, body: { detail: "Invalid filter", errors: { m: ["no"] } } },
    );
    await expect(kai.logs.export().next()).rejects.toMatchObject({ code: "invalid_request", errors: { m: ["no"] } });
    expect(server.requests).toHaveLength(2);
  });

  it("throws when it breaks off", async () => {
    const { kai, server } = await connect(() => ({ body: `${line("a")}\n`, hang: "body" }));
    const next = kai.logs.export().next();
    await expect.poll(() => server.requests.length).toBe(1);
    await server.close();
    await expect(next).rejects.toMatchObject({
      code: "network",
      message: expect.stringMatching(/broke off|no answer/),
    });
  });

  it("ends when its signal aborts", async () => {
    const { kai } = await connect(() => ({ body: `${line("a")}\n`, hang: "body" }));
    const controller = new AbortController();
    const next = kai.logs.export({}, { signal: controller.signal }).next();
    controller.abort();
    await expect(next).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("tail", () => {
  const event = (id: string) => `event: log\nid: ${id}\ndata: ${line(id)}\n\n`;

  it("yields events, and connects again after the last it saw", async () => {
    const { kai, server } = await connect((_, index) => {
      if (index === 0)
        return {
          body: `retry: 2000\n\n: connected\n\n${event("1")}event: skipped\ndata: {"count":7}\n\n${event("2")}`,
        };
      return index === 1 ? { body: event("3") } : { hang: "headers" };
    });
    const events: TailEvent[] = [];
    for await (const each of kai.logs.tail({ filters: { model: "m" } }, { lastEventId: "0" })) {
      if (events.push(each) === 4) break;
    }
    expect(events).toMatchObject([
      { type: "log", id: "1", log: { unique_id: "1", input: "1é" } },
      { type: "skipped", count: 7 },
      { type: "log", id: "2" },
      { type: "log", id: "3" },
    ]);
    expect(server.requests.slice(0, 2).map(({ headers }) => headers["last-event-id"])).toEqual(["0", "2"]);
  });

  it("throws what cannot pass", async () => {
    const { kai, server } = await connect(() => ({ status: 401, body: {} }));
    await expect(kai.logs.tail().next()).rejects.toMatchObject({ code: "unauthorized" });
    expect(server.requests).toHaveLength(1);
  });
});
