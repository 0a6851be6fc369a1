import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const audit = async (key: Record<string, string>) =>
  (await server.request("GET", "/api/audit/", undefined, key)).json["results"];

it("creates a key that works, shows it once, and revokes it, all on record", async () => {
  const admin = await server.keyOf("shop", { scopes: ["admin"], environment: "test" });
  const body = { name: "backend", scopes: ["read"], rate_limit: 50, expires_at: "2999-01-01T00:00:00+01:00" };
  const { status, json, headers } = await server.request("POST", "/api/keys/", body, admin);
  expect(status).toBe(201);
  expect(headers.get("cache-control")).toBe("no-store");
  const { key, key_id, ...rest } = json as { key: string; key_id: string };
  expect(rest).toMatchObject({
    ...body,
    project_id: "shop",
    environment: "test",
    monthly_log_quota: null,
    expires_at: "2998-12-31T23:00:00.000Z",
  });
  const created = { authorization: `Bearer ${key}` };
  expect((await server.request("GET", "/api/losses/", undefined, created)).status).toBe(200);

  const listed = await server.request("GET", "/api/keys/", undefined, admin);
  expect(listed.json["results"]).toContainEqual(expect.objectContaining({ key_id, prefix: key.slice(0, 8) }));
  expect(listed.text).not.toContain(key.slice(9));

  const revoked = await server.request("DELETE", `/api/keys/${key_id}/`, undefined, admin);
  expect(revoked.json).toMatchObject({ key_id, revoked_at: expect.any(String) });
  expect((await server.request("GET", "/api/losses/", undefined, created)).status).toBe(401);
  expect(await audit(admin)).toMatchObject([
    { action: "keys.revoke", target: key_id, actor: expect.stringMatching(/^kai_/), address: "127.0.0.1" },
    { action: "keys.create", target: key_id },
  ]);
});

it("acts in the project of the key alone", async () => {
  const admin = await server.keyOf("mine", { scopes: ["admin"] });
  const { key_id } = await server.state.keys.create({ name: "theirs" });
  expect(await server.request("DELETE", `/api/keys/${key_id}/`, undefined, admin)).toMatchObject({
    status: 404,
    json: { error_code: "KEY_NOT_FOUND" },
  });
  expect((await server.request("GET", "/api/projects/", undefined, admin)).json["results"]).toMatchObject([
    { id: "mine" },
  ]);
  expect(await audit(admin)).toEqual([]);
});

it.each([
  [{}, "name"],
  [{ name: "a", scopes: ["root"] }, "scopes.0"],
  [{ name: "a", scopes: [] }, "scopes"],
  [{ name: "a", rate_limit: 0 }, "rate_limit"],
  [{ name: "a", expires_at: "tomorrow" }, "expires_at"],
  [{ name: "a", project_id: "other" }, "body"],
  [[], "body"],
])("refuses %j", async (body, field) => {
  const { status, json } = await server.request("POST", "/api/keys/", body);
  expect(status).toBe(422);
  expect(Object.keys(json["errors"] as object)).toEqual([field]);
});
