import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const request = (method: string, path: string, body?: unknown) => server.request(method, path, body);
const create = (unique_id: string, fields: object = {}) =>
  request("POST", "/api/request-logs/", { unique_id, input: "Hello", ...fields });
const score = (log: string, body: object) => request("POST", `/api/logs/${log}/scores/`, body);
const scoresOf = async (log: string) => (await request("GET", `/api/request-logs/${log}/`)).json["scores"];

it("scores a log once for each evaluator, and the log shows it", async () => {
  await create("one");
  const { status, json } = await score("one", {
    evaluator_slug: "quality",
    numerical_value: 4.5,
    string_value: "good",
  });
  expect(status).toBe(201);
  expect(json).toEqual({
    id: "one~quality",
    log_id: "one",
    evaluator_id: "quality",
    evaluator_slug: "quality",
    score_value: 4.5,
    numerical_value: 4.5,
    boolean_value: null,
    categorical_value: null,
    string_value: "good",
    json_value: null,
    environment: "prod",
    created_at: expect.any(String),
    updated_at: json["created_at"],
  });
  expect(await score("one", { evaluator_id: "e-1", evaluator_slug: "quality", numerical_value: 1 })).toMatchObject({
    status: 409,
    json: { error: "A score already exists for this evaluator in this log.", error_code: "SCORE_EXISTS" },
  });
  const other = { log_id: "one", evaluator_id: "e-2", json_value: { why: ["long"] } };
  expect((await request("POST", "/api/scores/", other)).status).toBe(201);
  expect(await scoresOf("one")).toMatchObject({
    quality: { evaluator_slug: "quality", score_value: 4.5 },
    "e-2": { evaluator_slug: null, score_value: { why: ["long"] } },
  });
});

it("keeps one of two scores that come at the same moment", async () => {
  await create("race");
  const answers = await Promise.all(
    [1, 2].map((value) => score("race", { evaluator_id: "e", numerical_value: value })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

it("reads, changes and deletes a score, by either path", async () => {
  await create("crud");
  await score("crud", { evaluator_id: "e", boolean_value: false, string_value: "bad" });
  for (const path of ["/api/logs/crud/scores/e/", "/api/logs/crud/scores/crud~e/", "/api/scores/crud~e"])
    expect(await request("GET", path)).toMatchObject({ status: 200, json: { id: "crud~e", score_value: false } });
  const changed = await request("PATCH", "/api/scores/crud~e/", { boolean_value: true });
  expect(changed.json).toMatchObject({ score_value: true, string_value: "bad" });
  expect((await request("PATCH", "/api/logs/crud/scores/e/", { boolean_value: null })).json).toMatchObject({
    score_value: "bad",
  });
  expect((await request("PATCH", "/api/scores/crud~e/", { string_value: null })).status).toBe(422);
  expect((await request("DELETE", "/api/scores/crud~e/")).status).toBe(204);
  expect(await request("GET", "/api/scores/crud~e/")).toMatchObject({
    status: 404,
    json: { detail: "Score not found" },
  });
  expect((await request("DELETE", "/api/logs/crud/scores/e/")).status).toBe(404);
  expect(await scoresOf("crud")).toBeNull();
  expect((await score("crud", { evaluator_id: "e", numerical_value: 1 })).status).toBe(201);
});

it("lists scores, of a log and of all", async () => {
  for (const [index, id] of ["list-1", "list-2", "list-3"].entries()) {
    await create(id, { customer_identifier: "scored" });
    await score(id, { evaluator_id: "e", numerical_value: index });
    await score(id, { evaluator_id: "f", boolean_value: true });
  }
  const own = await request("GET", "/api/logs/list-1/scores/");
  expect(own.json).toMatchObject({ count: 2, next: null, results: [{ id: "list-1~e" }, { id: "list-1~f" }] });
  const first = await request("GET", "/api/scores/?customer_identifier=scored&evaluator_id=e&page_size=2");
  expect(first.json).toMatchObject({ count: 3, previous: null, results: [{ id: "list-3~e" }, { id: "list-2~e" }] });
  const next = await request("GET", (first.json["next"] as string).replace(server.url, ""));
  expect(next.json).toMatchObject({ next: null, results: [{ id: "list-1~e", environment: "prod", score_value: 0 }] });
});

it("filters and sorts logs by their scores", async () => {
  const list = "/api/request-logs/list/?customer_identifier=scored&fields=id";
  const ids = async (query: string) =>
    ((await request("GET", list + query)).json["results"] as { id: string }[]).map(({ id }) => id);
  expect(await ids("&sort_by=-scores__e")).toEqual(["list-3", "list-2", "list-1"]);
  expect(await ids("&scores__e[operator]=gte&scores__e[value]=1&sort_by=scores__e")).toEqual(["list-2", "list-3"]);
  expect(await ids("&scores__f=false")).toEqual([]);
});

describe("a wrong score", () => {
  it.each([
    [{ numerical_value: 1 }, "evaluator_id"],
    [{ evaluator_id: "e" }, "body"],
    [{ evaluator_id: "a b", numerical_value: 1 }, "evaluator_id"],
    [{ evaluator_id: "e", numerical_value: "1" }, "numerical_value"],
    [{ evaluator_id: "e", value: 1 }, "body"],
  ])("is refused by name: %j", async (body, field) => {
    await create("wrong");
    const answer = await score("wrong", body);
    expect(answer).toMatchObject({ status: 422 });
    expect(Object.keys(answer.json["errors"] as object)).toEqual([field]);
  });

  it("is refused when there is no such log, or no such score", async () => {
    expect((await score("none", { evaluator_id: "e", numerical_value: 1 })).json).toMatchObject({
      detail: "Log not found",
    });
    expect((await request("GET", "/api/scores/none")).json).toMatchObject({ error_code: "SCORE_NOT_FOUND" });
    expect((await request("GET", "/api/logs/none/scores/")).status).toBe(404);
  });
});
