import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const messages = [{ role: "system", content: "You answer for {{company}}." }];
const send = (method: string, path: string, body?: object) => server.request(method, `/api/prompts/${path}`, body);
const codeOf = async (answer: ReturnType<typeof send>) => {
  const { status, json } = await answer;
  return [status, json["error_code"]];
};

let id: string;
let made = 0;
beforeEach(async () => {
  const { json } = await send("POST", "", { name: "Support reply", prompt_slug: `reply_${++made}` });
  id = String(json["id"]);
});

describe("prompts", () => {
  it("are created, found by id and slug, changed, listed by page and deleted", async () => {
    const one = (await send("GET", `${id}/`)).json;
    expect(one).toMatchObject({ prompt_id: id, name: "Support reply", tags: [], starred: false, live_version: null });
    expect((await send("GET", `reply_${made}`)).json).toEqual(one);
    const changed = await send("PATCH", `${id}/`, { starred: true, tags: ["a"] });
    expect(changed).toMatchObject({ status: 200, json: { name: "Support reply", starred: true, tags: ["a"] } });
    await send("POST", "", {});
    const { json } = await send("GET", "?page_size=1");
    expect(json).toMatchObject({ previous: null, results: [{ name: "Untitled", prompt_slug: "untitled" }] });
    const next = await server.request("GET", String(json["next"]).replace(server.url, ""));
    expect(next.json["results"]).toEqual([changed.json]);
    expect((await send("GET", `?search=REPLY_${made}`)).json).toMatchObject({ count: 1, next: null });
    expect((await send("DELETE", `reply_${made}/`)).status).toBe(204);
    expect(await codeOf(send("GET", `${id}/`))).toEqual([404, "PROMPT_NOT_FOUND"]);
    expect(await codeOf(send("PATCH", `${id}/`, {}))).toEqual([404, "PROMPT_NOT_FOUND"]);
    expect(await codeOf(send("DELETE", `${id}/`))).toEqual([404, "PROMPT_NOT_FOUND"]);
    expect(await codeOf(send("POST", `${id}/versions/`, { messages }))).toEqual([404, "PROMPT_NOT_FOUND"]);
    expect(await codeOf(send("GET", `${id}/versions/`))).toEqual([404, "PROMPT_NOT_FOUND"]);
    expect(await codeOf(send("GET", `${id}/versions/1/`))).toEqual([404, "PROMPT_NOT_FOUND"]);
  });

  it("are versioned: drafted, changed, committed, deployed and rolled back, on record", async () => {
    const at = (path: string) => `${id}/versions/${path}`;
    const first = await send("POST", at(""), { messages, model: "gpt-4o-mini", temperature: 0.2, description: "new" });
    expect(first).toMatchObject({ status: 201, json: { version: 1, status: "draft", is_live: false, messages } });
    const revised = await send("PATCH", at("latest/"), { temperature: null, top_p: 0.5 });
    expect(revised).toMatchObject({ status: 200, json: { version: 1, top_p: 0.5, description: "new" } });
    expect(revised.json).not.toHaveProperty("temperature");
    // Nothing, said to be JSON, as many clients do.
    const deployed = await server.request("POST", `/api/prompts/${at("1/deploy/")}`, "");
    expect(deployed).toMatchObject({ status: 200, json: { version: 1, status: "committed", is_live: true } });
    expect(await codeOf(send("PATCH", at("1/"), { top_p: 1 }))).toEqual([409, "PROMPT_VERSION_COMMITTED"]);
    expect(await codeOf(send("DELETE", at("1/")))).toEqual([409, "PROMPT_VERSION_COMMITTED"]);
    const second = await send("POST", at(""), { messages, deploy: true });
    expect(second).toMatchObject({ status: 201, json: { version: 2, status: "committed", is_live: true } });
    expect(await send("PATCH", at("1/"), { deploy: true })).toMatchObject({ status: 200, json: { is_live: true } });
    await send("POST", at(""), { messages });
    expect((await send("DELETE", at("3/"))).status).toBe(204);
    for (const none of ["3/", "0/", "x/"])
      expect(await codeOf(send("GET", at(none)))).toEqual([404, "PROMPT_VERSION_NOT_FOUND"]);
    expect((await send("GET", `${id}/`)).json).toMatchObject({
      commit_count: 2,
      live_version: { version: 1, top_p: 0.5 },
      current_version: { version: 2 },
      deployed_by: expect.stringMatching(/^kai_/),
    });
    const { json } = await send("GET", at("?page=2&page_size=1"));
    expect(json).toMatchObject({ count: 2, next: null, results: [{ version: 1, is_live: true }] });

    const audit = await server.request("GET", "/api/audit/?limit=9");
    const entries = audit.json["results"] as { action: string; target: string }[];
    expect(entries.map(({ action, target }) => [action.replace("prompts.", ""), target.replace(id, "it")])).toEqual([
      ["delete-version", "it version 3"],
      ["create-version", "it version 3"],
      ["deploy", "it version 1"],
      ["deploy", "it version 2"],
      ["create-version", "it version 2"],
      ["deploy", "it version 1"],
      ["update-version", "it version 1"],
      ["create-version", "it version 1"],
      ["create", "it"],
    ]);
  });

  it.each([
    ["", { name: "" }, "name"],
    ["", { prompt_slug: "A b" }, "prompt_slug"],
    ["", { prompt_slug: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6" }, "prompt_slug"],
    ["", { messages }, "body"],
    ["versions/", { model: "m" }, "messages"],
    ["versions/", { messages: [] }, "messages"],
    ["versions/", { messages: [...messages, { role: "user", content: "{{name" }] }, "messages.1.content"],
    [
      "versions/",
      { messages: [{ role: "user", content: [{ type: "text", text: "{%" }] }] },
      "messages.0.content.0.text",
    ],
    ["versions/", { messages: [{ role: "nobody", content: "" }] }, "messages.0.role"],
    ["versions/", { messages, temperature: 3 }, "temperature"],
    ["versions/", { messages, tool_choice: "required" }, "tool_choice"],
    ["versions/", { messages, load_balance_models: [{ model: "m", weight: 0 }] }, "load_balance_models.0.weight"],
    ["versions/", { messages, customer_credentials: {} }, "body"],
    ["versions/", { messages: [{ role: "user", content: "x".repeat(250_000) }] }, "body"],
  ])("refuse at %s %j", async (path, body, field) => {
    const { status, json } = await send("POST", path && `${id}/${path}`, body);
    expect(status).toBe(422);
    expect(Object.keys(json["errors"] as object)).toEqual([field]);
  });

  it("refuse a slug that is taken, and a draft that would say what it must not", async () => {
    expect(await codeOf(send("POST", "", { prompt_slug: `reply_${made}` }))).toEqual([409, "PROMPT_EXISTS"]);
    await send("POST", `${id}/versions/`, { messages });
    const { status, json } = await send("PATCH", `${id}/versions/1/`, { tool_choice: "auto" });
    expect([status, Object.keys(json["errors"] as object)]).toEqual([422, ["tool_choice"]]);
    expect((await send("GET", `${id}/versions/1/`)).json).not.toHaveProperty("tool_choice");
  });
});
