import { describe, expect, it } from "vitest";
import { connect } from "./test-client.ts";

const log = { unique_id: "a/b", input: '["in"]', output: '"out"' };

describe("changes", () => {
  it("patches a log and reads it back", async () => {
    const { kai, server } = await connect(() => ({ body: log }));
    expect(await kai.logs.update("a/b", { note: "x", metadata: { k: null } })).toMatchObject({
      input: ["in"],
      output: "out",
    });
    expect(server.requests[0]).toMatchObject({
      method: "PATCH",
      url: "/api/request-logs/a%2Fb/",
      body: { note: "x", metadata: { k: null } },
    });
  });

  it("patches many, and deletes", async () => {
    const results = [{ id: "a", status: "success" }];
    const { kai, server } = await connect(({ method }) =>
      method === "DELETE" ? { status: 204, body: "" } : { body: { results } },
    );
    expect(await kai.logs.updateMany([{ unique_id: "a", note: "x" }])).toEqual(results);
    expect(await kai.logs.delete("a")).toBeUndefined();
    expect(server.requests).toMatchObject([
      { method: "PATCH", url: "/api/request-logs/batch-update/", body: { logs: [{ unique_id: "a", note: "x" }] } },
      { method: "DELETE", url: "/api/request-logs/a/" },
    ]);
  });

  it("scores a log", async () => {
    const { kai, server } = await connect(({ method }) =>
      method === "DELETE"
        ? { status: 204, body: "" }
        : { body: method === "GET" ? { results: [{ id: "a~e" }] } : { id: "a~e" } },
    );
    const { scores } = kai.logs;
    expect(await scores.create("a", { evaluator_id: "e", numerical_value: 1 })).toEqual({ id: "a~e" });
    expect(await scores.list("a")).toEqual([{ id: "a~e" }]);
    expect(await scores.update("a", "e", { numerical_value: 2 })).toEqual({ id: "a~e" });
    await scores.delete("a", "e");
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /api/logs/a/scores/",
      "GET /api/logs/a/scores/",
      "PATCH /api/logs/a/scores/e/",
      "DELETE /api/logs/a/scores/e/",
    ]);
  });

  it("says that an evaluator has scored the log already", async () => {
    const { kai } = await connect(() => ({ status: 409, body: { detail: "A score already exists." } }));
    await expect(kai.logs.scores.create("a", { evaluator_id: "e" })).rejects.toMatchObject({
      code: "conflict",
      status: 409,
    });
  });

  it("needs an id", async () => {
    const { kai, server } = await connect();
    await expect(kai.logs.delete("")).rejects.toMatchObject({ code: "invalid_request" });
    await expect(kai.logs.update("..", {})).rejects.toMatchObject({ code: "invalid_request" });
    expect(server.requests).toEqual([]);
  });
});
