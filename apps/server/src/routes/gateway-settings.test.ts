import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

const sentinel = "sk-SENTINEL-0123456789-abcd";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("keeps credentials and groups, on record, and their secrets nowhere in clear", async () => {
  const admin = await server.keyOf("shop", { scopes: ["admin"] });
  const send = (method: string, path: string, body?: object) => server.request(method, path, body, admin);
  const made = await send("POST", "/api/providers/", { provider_id: "openai", credentials: { api_key: sentinel } });
  expect(made).toMatchObject({ status: 201, json: { weight: 1, label: "", credentials: { api_key: "…abcd" } } });
  const address = `/api/providers/${String(made.json["id"])}/`;
  const changed = await send("PATCH", address, { weight: 3, credentials: { api_key: `${sentinel}2` } });
  expect(changed).toMatchObject({ status: 200, json: { weight: 3, credentials: { api_key: "…bcd2" } } });
  const members = [{ model: "gpt-4o-mini", credentials: { api_key: sentinel } }];
  const saved = await send("POST", "/api/load-balance-groups/", { group_id: "chat", members });
  expect(saved).toMatchObject({ status: 200, json: { name: "chat", members: [{ model: "gpt-4o-mini", weight: 1 }] } });
  const listed = [await send("GET", "/api/providers/"), await send("GET", "/api/load-balance-groups/")];
  expect(listed.map(({ json }) => json["results"])).toEqual([[changed.json], [saved.json]]);

  for (const { text } of [made, changed, saved, ...listed]) expect(text).not.toContain("SENTINEL");
  const files = readdirSync(server.dataDir).filter((name) => name.startsWith("state.sqlite"));
  const kept = files.map((name) => readFileSync(join(server.dataDir, name), "latin1")).join("");
  expect(kept).toContain("gpt-4o-mini");
  expect(kept).not.toContain("SENTINEL");

  expect((await send("DELETE", address)).status).toBe(204);
  expect(await send("DELETE", address)).toMatchObject({ status: 404, json: { error_code: "CREDENTIALS_NOT_FOUND" } });
  expect((await send("DELETE", "/api/load-balance-groups/chat/")).status).toBe(204);
  expect((await send("DELETE", "/api/load-balance-groups/chat/")).json).toMatchObject({
    error_code: "GROUP_NOT_FOUND",
  });
  const { json } = await send("GET", "/api/audit/");
  expect((json["results"] as { action: string }[]).map(({ action }) => action)).toEqual([
    "load-balance-groups.delete",
    "providers.delete",
    "load-balance-groups.save",
    "providers.update",
    "providers.create",
  ]);
});

it.each([
  ["/api/providers/", { credentials: { api_key: "a" } }, "provider_id"],
  ["/api/providers/", { provider_id: "openai", credentials: {} }, "credentials"],
  ["/api/providers/", { provider_id: "openai", credentials: { api_key: 1 } }, "credentials.api_key"],
  ["/api/providers/", { provider_id: "openai", credentials: { api_key: "a" }, weight: 0 }, "weight"],
  ["/api/load-balance-groups/", { group_id: "a", members: [] }, "members"],
  ["/api/load-balance-groups/", { group_id: "a", members: [{ model: "m", weight: -1 }] }, "members.0.weight"],
  ["/api/load-balance-groups/", { group_id: "a b", members: [{ model: "m" }] }, "group_id"],
])("refuses at %s %j", async (path, body, field) => {
  const { status, json } = await server.request("POST", path, body);
  expect(status).toBe(422);
  expect(Object.keys(json["errors"] as object)).toEqual([field]);
});

it("says what to do when the server has no key for secrets", async () => {
  await server.close();
  server = await startTestServer({ secretKeys: "" });
  const body = { provider_id: "openai", credentials: { api_key: sentinel } };
  const { status, json, text } = await server.request("POST", "/api/providers/", body);
  expect([status, json["error_code"]]).toEqual([409, "SECRET_KEY_MISSING"]);
  expect(json["detail"]).toContain("set KAI_SECRET_KEY");
  expect(text).not.toContain("SENTINEL");
});
