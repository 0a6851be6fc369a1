import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const batch = (body: unknown, headers?: Record<string, string>) =>
  server.request("POST", "/api/request-logs/batch/create/", body, headers);
const losses = (query = "", headers?: Record<string, string>) =>
  server.request("GET", `/api/losses/${query}`, undefined, headers);

describe("losses", () => {
  it("come with a batch, are counted once, and are answered by reason", async () => {
    const sender = await server.keyOf("once");
    const body = { logs: [{ input: "a" }], losses: { queue_full: 2, sampled: 7 }, loss_report_id: "report-1" };
    for (let sent = 0; sent < 2; sent++) {
      expect(await batch(body, sender)).toMatchObject({ status: 200, json: { results: [{ status: "success" }] } });
    }
    const { status, json } = await losses("", sender);
    expect(status).toBe(200);
    const seen = { first_seen: expect.stringMatching(/^2\d{3}-.*Z$/), last_seen: expect.any(String) };
    expect(json).toEqual({
      results: [
        { reason: "sampled", count: 7, ...seen },
        { reason: "queue_full", count: 2, ...seen },
      ],
      total: 9,
    });
  });

  it("may come without logs", async () => {
    const sender = await server.keyOf("alone");
    expect(await batch({ logs: [], losses: { exit: 1 }, loss_report_id: "1" }, sender)).toMatchObject({
      status: 200,
      json: { results: [] },
    });
    expect((await losses("", sender)).json).toMatchObject({ total: 1 });
  });

  it("are those of the key's project and environment, within the range", async () => {
    const [prod, test] = [await server.keyOf("scoped"), await server.keyOf("scoped", { environment: "test" })];
    await batch({ logs: [], losses: { closed: 3 }, loss_report_id: "1" }, prod);
    expect((await losses("", test)).json).toEqual({ results: [], total: 0 });
    expect((await losses("", await server.keyOf("other"))).json).toMatchObject({ total: 0 });
    expect((await losses("?end_time=2020-01-01", prod)).json).toMatchObject({ total: 0 });
    expect((await losses("?start_time=2020-01-01", prod)).json).toMatchObject({ total: 3 });
  });

  it.each([
    [{ logs: [], loss_report_id: "1" }, "logs"],
    [{ logs: [], losses: { a: 1 } }, "loss_report_id"],
    [{ logs: [], losses: { a: 1 }, loss_report_id: "" }, "loss_report_id"],
    [{ logs: [], losses: [1], loss_report_id: "1" }, "losses"],
    [{ logs: [], losses: { a: -1 }, loss_report_id: "1" }, "losses.a"],
    [{ logs: [], losses: { a: 1.5 }, loss_report_id: "1" }, "losses.a"],
    [{ logs: [], losses: { a: 1e18 }, loss_report_id: "1" }, "losses.a"],
    [{ logs: [], losses: { ["x".repeat(65)]: 1 }, loss_report_id: "1" }, `losses.${"x".repeat(65)}`],
    [
      {
        logs: [],
        losses: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`reason_${n}`, 1])),
        loss_report_id: "1",
      },
      "losses",
    ],
  ])("are refused in %j", async (body, field) => {
    const { status, json } = await batch(body);
    expect(status).toBe(422);
    expect(Object.keys(json["errors"] as object)).toEqual([field]);
  });

  it.each(["?start_time=yesterday", "?reason=exit"])("are not answered to %s", async (query) => {
    expect(await losses(query)).toMatchObject({ status: 400, json: { error_code: "INVALID_QUERY" } });
  });
});
