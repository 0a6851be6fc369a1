import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const pathOf = (id: string) => `/api/request-logs/${id}/`;
const create = (unique_id: string, fields: object = {}) =>
  server.request("POST", "/api/request-logs/", { unique_id, input: "Hello", ...fields });
const patch = (id: string, body: unknown) => server.request("PATCH", pathOf(id), body);
const get = (id: string) => server.request("GET", pathOf(id));

describe("changing a log", () => {
  it("answers the log as it then reads", async () => {
    await create("one", { metadata: { plan: "free", draft: true }, cost: 0.5 });
    const change = {
      metadata: { plan: "pro", draft: null },
      positive_feedback: true,
      note: "good",
      custom_identifier: 7,
    };
    const { status, json } = await patch("one", change);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: "one",
      metadata: { plan: "pro" },
      positive_feedback: true,
      note: "good",
      custom_identifier: "7",
      input: '"Hello"',
      cost: 0.5,
    });
    expect((await get("one")).json).toEqual(json);
  });

  it("clears what is null, and leaves what is absent", async () => {
    await create("clear", { note: "n", category: "c", metadata: { a: 1 }, positive_feedback: true });
    const { json } = await patch("clear", { note: null, positive_feedback: null, metadata: { a: null } });
    expect(json).toMatchObject({ note: null, positive_feedback: null, metadata: null, category: "c" });
  });

  it("works at every spelling of the path", async () => {
    await create("paths");
    for (const path of ["/api/request-logs/paths", "/request-logs/paths", "/request-logs/paths/"])
      expect((await server.request("PATCH", path, { note: path })).json).toMatchObject({ note: path });
  });

  it("refuses a field that cannot change, in the words older clients know", async () => {
    await create("fixed");
    expect(await patch("fixed", { note: "x", cost: 1 })).toMatchObject({
      status: 400,
      json: {
        error: "Cannot update immutable field",
        detail: "The field 'cost' cannot be modified",
        error_code: "IMMUTABLE_FIELD",
      },
    });
    expect((await get("fixed")).json).toMatchObject({ note: null });
  });

  it.each([
    [{}, "body"],
    [[], "body"],
    ["", "body"],
    [{ note: 5 }, "note"],
    [{ metadata: null }, "metadata"],
    [{ positive_feedback: "yes" }, "positive_feedback"],
    [{ custom_identifier: "x".repeat(121) }, "custom_identifier"],
    [{ metadata: { deep: JSON.parse("[".repeat(600) + "]".repeat(600)) as unknown } }, "body"],
  ])("refuses %j by name", async (body, field) => {
    await create("valid");
    const answer = await patch("valid", body);
    expect(answer).toMatchObject({ status: 422, json: { error_code: "VALIDATION_ERROR" } });
    expect(Object.keys(answer.json["errors"] as object)).toEqual([field]);
  });

  it("shows nothing but what can change to a key that may not read, and lets none delete that may not", async () => {
    await create("brought", { note: "before" });
    const headers = await server.keyOf("default", { scopes: ["ingest"] });
    const { json } = await server.request("PATCH", pathOf("brought"), { category: "c" }, headers);
    expect(json).toMatchObject({ unique_id: "brought", category: "c", note: "before" });
    expect(json).not.toHaveProperty("input");
    expect(await server.request("DELETE", pathOf("brought"), undefined, headers)).toMatchObject({ status: 403 });
  });

  it("knows no log of another project", async () => {
    await create("mine");
    const headers = await server.keyOf("other", { scopes: ["ingest", "read", "admin"] });
    for (const [method, body] of [["PATCH", { note: "theirs" }], ["DELETE"]] as const)
      expect(await server.request(method, pathOf("mine"), body, headers)).toMatchObject({
        status: 404,
        json: { detail: "Log not found" },
      });
    expect((await get("mine")).status).toBe(200);
  });
});

describe("changing many logs", () => {
  it("gives each change its own result", async () => {
    await create("many-1");
    await create("many-2");
    const { status, json } = await server.request("PATCH", "/api/request-logs/batch-update/", {
      logs: [
        { unique_id: "many-1", note: "first", metadata: { a: 1 } },
        { unique_id: "many-2", latency: 1 },
        { unique_id: "none", note: "x" },
        { note: "x" },
        { unique_id: "many-1", metadata: { b: 2 } },
      ],
    });
    expect(status).toBe(200);
    expect(json["results"]).toEqual([
      { id: "many-1", status: "success" },
      { id: "many-2", status: "error", error: "The field 'latency' cannot be modified" },
      { id: "none", status: "error", error: "Log not found" },
      { id: null, status: "error", error: "Validation error", errors: { unique_id: ["must be a string"] } },
      { id: "many-1", status: "success" },
    ]);
    expect((await get("many-1")).json).toMatchObject({ note: "first", metadata: { a: 1, b: 2 } });
  });

  it.each([[undefined], [{}], [{ logs: [] }], [{ logs: Array.from({ length: 1001 }, () => ({})) }]])(
    "refuses what is no list of changes",
    async (body) => {
      const answer = await server.request("PATCH", "/api/request-logs/batch-update/", body);
      expect(answer).toMatchObject({ status: 422, json: { errors: { logs: [expect.any(String)] } } });
    },
  );
});

describe("deleting a log", () => {
  it("answers 204, and the log is nowhere any more", async () => {
    await create("gone", { customer_identifier: "leaver" });
    expect(await server.request("DELETE", pathOf("gone"))).toMatchObject({ status: 204, text: "" });
    expect((await get("gone")).status).toBe(404);
    const { json } = await server.request("GET", "/api/request-logs/list/?customer_identifier=leaver");
    expect(json["count"]).toBe(0);
    expect((await server.request("DELETE", pathOf("gone"))).status).toBe(404);
    expect((await server.request("GET", "/api/audit/")).json["results"]).toMatchObject([
      { action: "logs.delete", target: "gone" },
    ]);
    await create("gone");
    expect((await get("gone")).status).toBe(404);
  });
});
