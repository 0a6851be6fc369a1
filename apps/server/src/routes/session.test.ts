import { request as httpRequest } from "node:http";
import { endpoints, keyScopes } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

const password = "correct horse battery";
const page = { "x-kai-client": "test" };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.state.projects.create({ id: "shop", name: "The shop" });
  await server.state.passwords.set(password);
});
afterAll(() => server.close());

const newKey = async (scopes = keyScopes.slice()) =>
  server.state.keys.create({ name: "a", project_id: "shop", environment: "test", scopes });
const signIn = (body: object, headers: Record<string, string> = {}) =>
  server.request("POST", "/api/session/", body, { ...page, ...headers });

describe("a session", () => {
  it("by a key may do what the key may, and says so", async () => {
    const { plaintext, key_id } = await newKey(["read"]);
    const answer = await signIn({ key: plaintext });
    expect(answer.status).toBe(201);
    const session = {
      via: "key",
      key_id,
      project_id: "shop",
      project_name: "The shop",
      environment: "test",
      scopes: ["read"],
      expires_at: expect.stringMatching(/Z$/),
    };
    expect(answer.json).toEqual({ password_set: true, password_fixed: false, session });
    const cookie = answer.headers.get("set-cookie")!;
    expect(cookie).toMatch(/^kai_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.text).not.toContain(cookie.split(/[=;]/)[1]);
    const headers = { ...page, cookie: cookie.split(";")[0]! };
    expect((await server.request("GET", "/api/session/", undefined, headers)).json["session"]).toEqual(session);
    const list = await server.request("POST", "/api/request-logs/list/", {}, headers);
    expect([list.status, list.json["current_filters"]]).toMatchObject([200, { environment: "test" }]);
    expect(list.headers.get("cache-control")).toBe("no-store");
    expect((await server.request("GET", "/api/keys/", undefined, headers)).json["detail"]).toContain('"admin"');
  });

  it("is nobody's without a cookie, or with one that nobody was given", async () => {
    for (const cookie of ["other=1", "kai_session=", `kai_session=${"a".repeat(43)}`]) {
      const { status, json } = await server.request("GET", "/api/session/", undefined, { cookie });
      expect([status, json]).toEqual([200, { password_set: true, password_fixed: false, session: null }]);
      expect((await server.request("GET", "/api/keys/", undefined, { ...page, cookie })).status).toBe(401);
    }
  });

  it("is opened by one secret that is right", async () => {
    for (const body of [{}, { key: "a", password }, { key: "" }, { user: "root", password }, []])
      expect((await signIn(body)).json, JSON.stringify(body)).toMatchObject({ error_code: "VALIDATION_ERROR" });
    const { status, json, headers } = await signIn({ key: "wrong" });
    expect([status, json["error_code"], headers.get("set-cookie")]).toEqual([401, "INVALID_API_KEY", null]);
    expect((await signIn({ key: "a".repeat(20_000) })).status).toBe(413);
  });

  it("gets a token of its own at each sign-in, which ends the one that the browser had", async () => {
    const key = (await newKey()).plaintext;
    const chosen = { ...page, cookie: `kai_session=${"a".repeat(43)}` };
    const first = await server.signIn({ key }, chosen);
    expect(first.cookie).not.toBe(chosen.cookie);
    const second = await server.signIn({ key }, first);
    const statusBy = async (headers: Record<string, string>) =>
      (await server.request("GET", "/api/keys/", undefined, headers)).status;
    expect([await statusBy(chosen), await statusBy(first), await statusBy(second)]).toEqual([401, 401, 200]);
  });

  it("ends when somebody signs out, and with its key", async () => {
    const { plaintext, key_id } = await newKey();
    const [one, other] = [await server.signIn({ key: plaintext }), await server.signIn({ key: plaintext })];
    const out = await server.request("DELETE", "/api/session/", undefined, one);
    expect(out.json["session"]).toBeNull();
    expect(out.headers.get("set-cookie")).toMatch(/^kai_session=; .*Max-Age=0$/);
    expect((await server.request("GET", "/api/keys/", undefined, one)).json["detail"]).toMatch(/has ended/);
    expect((await server.request("DELETE", `/api/keys/${key_id}/`, undefined, other)).status).toBe(200);
    expect((await server.request("GET", "/api/keys/", undefined, other)).status).toBe(401);
  });

  it("keeps its cookie to https where the browser came by that, also to a proxy", async () => {
    const key = (await newKey()).plaintext;
    const host = new URL(server.url).host;
    const encrypted: Record<string, string>[] = [
      { "x-forwarded-proto": "https, http" },
      { origin: "https://kai.example.com", "x-forwarded-host": "kai.example.com" },
    ];
    for (const headers of encrypted)
      expect((await signIn({ key }, headers)).headers.get("set-cookie")).toMatch(/; Secure$/);
    expect((await signIn({ key }, { origin: `http://${host}` })).headers.get("set-cookie")).not.toMatch(/Secure/);
  });

  it("of a key stays in its project, and needs admin to leave its environment", async () => {
    const patch = (headers: Record<string, string>, body: object) =>
      server.request("PATCH", "/api/session/", body, headers);
    const reader = await server.signIn({ key: (await newKey(["read"])).plaintext });
    expect(await patch(reader, { environment: "prod" })).toMatchObject({ status: 403 });
    expect(await patch(reader, { environment: "test", project_id: "shop" })).toMatchObject({ status: 200 });
    const admin = await server.signIn({ key: (await newKey()).plaintext });
    expect(await patch(admin, { project_id: "default" })).toMatchObject({ status: 403 });
    expect((await patch(admin, { environment: "prod" })).json["session"]).toMatchObject({ environment: "prod" });
    const { json } = await server.request("POST", "/api/request-logs/list/", {}, admin);
    expect(json["current_filters"]).toMatchObject({ environment: "prod" });
    expect(await patch(admin, {})).toMatchObject({ status: 422 });
    expect(await patch({ ...page, cookie: "a=b" }, { environment: "prod" })).toMatchObject({ status: 401 });
  });

  it("by password may do everything everywhere, and is on record", async () => {
    const operator = await server.signIn({ password });
    const get = async (path: string) => (await server.request("GET", path, undefined, operator)).json;
    expect((await get("/api/session/"))["session"]).toMatchObject({
      via: "password",
      key_id: null,
      project_id: "default",
      scopes: keyScopes,
    });
    expect((await get("/api/projects/"))["results"]).toMatchObject([{ id: "default" }, { id: "shop" }]);
    const { results } = (await get("/api/audit/")) as { results: object[] };
    expect(results[0]).toMatchObject({ actor: "operator", action: "session.create", address: "127.0.0.1" });
    const switched = await server.request("PATCH", "/api/session/", { project_id: "shop" }, operator);
    expect(switched.json["session"]).toMatchObject({ project_id: "shop", project_name: "The shop" });
    const made = await server.request("POST", "/api/keys/", { name: "made by password" }, operator);
    expect(made.json).toMatchObject({ project_id: "shop", environment: "prod" });
    const bakery = await server.request("POST", "/api/projects/", { id: "bakery", name: "The bakery" }, operator);
    expect([bakery.status, bakery.json]).toMatchObject([201, { id: "bakery", name: "The bakery" }]);
    await server.request("PATCH", "/api/session/", { project_id: "bakery" }, operator);
    const entry = { action: "projects.create", actor: "operator", project_id: "bakery", address: "127.0.0.1" };
    expect((await get("/api/audit/"))["results"]).toMatchObject([entry]);
    for (const id of ["bakery", "The Bakery"])
      expect((await server.request("POST", "/api/projects/", { id }, operator)).json).toMatchObject({
        error_code: "VALIDATION_ERROR",
        errors: { id: [expect.stringMatching(/already|lower-case/)] },
      });
    const nowhere = await server.request("PATCH", "/api/session/", { project_id: "shpo" }, operator);
    expect(nowhere.json["error_code"]).toBe("PROJECT_NOT_FOUND");
  });
});

describe("the sessions of a key or of the operator", () => {
  const listed = async (by: Record<string, string>) => {
    const { status, json, text } = await server.request("GET", "/api/sessions/", undefined, by);
    expect([status, text.includes("sha512")]).toEqual([200, false]);
    const results = json["results"] as { user_agent: string }[];
    // Those that were opened in the same millisecond have no order.
    return results.toSorted((a, b) => a.user_agent.localeCompare(b.user_agent));
  };
  const isIn = async (by: Record<string, string>) =>
    (await server.request("GET", "/api/session/", undefined, by)).json["session"] !== null;

  it("are told to whoever has one of them, and end but for that one", async () => {
    // Any key has sessions, whatever it may do.
    const { plaintext, key_id } = await newKey(["ingest"]);
    const laptop = await server.signIn({ key: plaintext }, { "user-agent": "Firefox" });
    const phone = await server.signIn({ key: plaintext }, { "user-agent": "Safari" });
    const other = await server.signIn({ key: (await newKey()).plaintext });
    const browser = { address: "127.0.0.1", created_at: expect.any(String), used_at: expect.any(String) };
    const answer = await listed(phone);
    expect(answer).toMatchObject([
      { ...browser, user_agent: "Firefox", current: false },
      { ...browser, user_agent: "Safari", current: true },
    ]);
    for (const { cookie } of [laptop, phone]) expect(JSON.stringify(answer)).not.toContain(cookie.split("=")[1]);
    expect(await listed(other)).toHaveLength(1);

    const ended = await server.request("DELETE", "/api/sessions/", undefined, phone);
    expect([ended.status, ended.json]).toEqual([200, { ended: 1 }]);
    expect([await isIn(laptop), await isIn(phone), await isIn(other)]).toEqual([false, true, true]);
    const [entry] = await server.state.audit.list({ project_id: "shop", limit: 1 });
    expect(entry).toMatchObject({ actor: key_id, action: "session.end_others", target: key_id, address: "127.0.0.1" });

    const byKey = { authorization: `Bearer ${plaintext}` };
    expect(await listed(byKey)).toMatchObject([{ user_agent: "Safari", current: false }]);
    expect((await server.request("DELETE", "/api/sessions/", undefined, byKey)).json).toEqual({ ended: 1 });
    expect(await isIn(phone)).toBe(false);
  });

  it("by password are the operator's, whatever project they are in, and their end is on record", async () => {
    const [one, two] = [await server.signIn({ password }), await server.signIn({ password })];
    await server.request("PATCH", "/api/session/", { project_id: "shop" }, two);
    const before = (await listed(two)).length;
    expect(before).toBeGreaterThanOrEqual(2);
    const ended = await server.request("DELETE", "/api/sessions/", undefined, two);
    expect(ended.json).toEqual({ ended: before - 1 });
    expect([await isIn(one), await isIn(two)]).toEqual([false, true]);
    const [entry] = await server.state.audit.list({ project_id: "default", limit: 1 });
    expect(entry).toMatchObject({ actor: "operator", action: "session.end_others", target: "operator" });
  });
});

it("is needed by password for what concerns all projects: no key is enough", async () => {
  const { plaintext } = await newKey();
  for (const by of [undefined, await server.signIn({ key: plaintext })]) {
    const { status, json } = await server.request("POST", "/api/projects/", { id: "mine" }, by);
    expect([status, json["detail"]]).toEqual([403, expect.stringMatching(/operator's password/)]);
  }
});

it("shares the rate limit of its key", async () => {
  const { plaintext } = await server.state.keys.create({ name: "slow", scopes: ["admin"], rate_limit: 2 });
  const [one, other] = [await server.signIn({ key: plaintext }), await server.signIn({ key: plaintext })];
  const statuses = [];
  for (const by of [one, other, { authorization: `Bearer ${plaintext}` }])
    statuses.push((await server.request("GET", "/api/keys/", undefined, by)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

describe("another page", () => {
  /** As a browser would send it, with headers that no fetch lets one set. */
  const send = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<{ status?: number; text: string }>((resolve, reject) => {
      const sent = httpRequest(server.url + path, { method, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve({ status: response.statusCode, text }));
      });
      sent.on("error", reject).end();
    });
  const own = () => ({ "sec-fetch-site": "same-origin", origin: server.url, host: new URL(server.url).host });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ["without the header that it cannot set", { "x-kai-client": undefined }, /Send it, or an API key/],
    ["of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, /own pages/],
    ["of another port of this host", { "sec-fetch-site": "same-site" }, /own pages/],
    ["of another origin, in an old browser", { "sec-fetch-site": undefined, origin: "http://127.0.0.1:1" }, /Host/],
    ["without an origin of its own", { "sec-fetch-site": undefined, origin: "null" }, /Host/],
  ])("%s can do nothing with the cookie", async (_, changed, reason) => {
    const by = await server.signIn({ key: (await newKey()).plaintext });
    const headers = Object.fromEntries(
      Object.entries({ ...by, ...own(), ...changed }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const forbidden = { status: 403, text: expect.stringMatching(reason) };
    for (const [method, path] of [
      ["GET", "/api/keys/"],
      ["POST", "/api/keys/"],
      ["GET", "/api/request-logs/export/"],
      ["POST", "/api/chat/completions"],
      ["DELETE", "/api/session/"],
      ["GET", "/api/sessions/"],
      ["DELETE", "/api/sessions/"],
      ["PATCH", "/api/session/"],
    ])
      expect(await send(method!, path!, headers), path).toEqual(forbidden);
    expect(await send("GET", "/api/keys/", { ...by, ...own() })).toMatchObject({ status: 200 });
  });

  it("cannot sign somebody in either", async () => {
    const { status } = await server.request("POST", "/api/session/", { key: server.secret }, {});
    expect(status).toBe(403);
  });
});

describe("every endpoint that a key opens", () => {
  it.each(endpoints.filter(({ scope }) => scope !== null).map((endpoint) => [endpoint.id, endpoint] as const))(
    "refuses %s without one",
    async (_, { method, path }) => {
      const address = path.replaceAll(/\{\w+\}/g, "x");
      const { status } = await server.request(method, address, undefined, { ...page, cookie: "kai_session=nobodys" });
      expect(status).toBe(401);
    },
  );
});
