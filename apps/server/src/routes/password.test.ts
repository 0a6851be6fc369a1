import { keyScopes } from "@kai/schema";
import { afterEach, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

const password = "correct horse battery";
const page = { "x-kai-client": "test" };

let server: TestServer;
afterEach(() => server.close());

const set = (body: object, headers?: Record<string, string>) =>
  server.request("POST", "/api/session/password/", body, headers);
const signIn = (by: object) => server.request("POST", "/api/session/", by, page);

it("is set by a key while there is one project, changed by whoever knows it, and on record", async () => {
  server = await startTestServer();
  expect((await signIn({ password })).json).toMatchObject({
    error_code: "INVALID_PASSWORD",
    detail: "No password is set. Sign in with an API key.",
  });
  expect(await set({ password: "short" })).toMatchObject({ status: 422 });
  expect((await set({ password })).json).toEqual({ password_set: true, password_fixed: false, session: null });
  const mine = await server.signIn({ password });
  const others = await server.signIn({ password });
  const next = `${password} staple`;
  for (const current of [undefined, next])
    expect((await set({ password: next, current }, mine)).json["error_code"]).toBe("INVALID_PASSWORD");
  const changed = await set({ password: next, current: password }, mine);
  expect([changed.status, changed.json]).toMatchObject([201, { session: { via: "password" } }]);
  const cookie = changed.headers.get("set-cookie")!.split(";")[0]!;
  const statusBy = async (headers: Record<string, string>) =>
    (await server.request("GET", "/api/keys/", undefined, headers)).status;
  expect([await statusBy(others), await statusBy(mine), await statusBy({ ...page, cookie })]).toEqual([401, 401, 200]);
  expect((await signIn({ password })).status).toBe(401);
  const { results } = (await server.request("GET", "/api/audit/")).json as { results: object[] };
  const entry = { action: "password.set", target: "operator", address: "127.0.0.1" };
  expect(results).toMatchObject([
    { ...entry, actor: "operator" },
    { action: "session.create" },
    { action: "session.create" },
    { ...entry, actor: expect.stringMatching(/^kai_/) },
  ]);
  expect(JSON.stringify(results)).not.toContain("horse");
});

it("is not set by a key of one project among others: that key would have them all", async () => {
  server = await startTestServer();
  const ofShop = await server.keyOf("shop", { scopes: keyScopes });
  for (const key of [ofShop, undefined])
    expect((await set({ password }, key)).json).toMatchObject({
      error_code: "PASSWORD_NOT_CHANGEABLE",
      detail: expect.stringMatching(/more than one.*KAI_PASSWORD/),
    });
  expect(await server.state.passwords.current()).toBeNull();
});

it("is not changed where the environment sets it", async () => {
  server = await startTestServer({ isPasswordFixed: true });
  await server.state.passwords.set(password);
  const operator = await server.signIn({ password });
  const { json } = await set({ password: "another horse battery", current: password }, operator);
  expect(json).toMatchObject({ error_code: "PASSWORD_NOT_CHANGEABLE", detail: expect.stringMatching(/KAI_PASSWORD/) });
  expect((await server.request("GET", "/api/session/")).json).toMatchObject({ password_fixed: true });
});

it("cannot be guessed for long: wrong tries are few, right ones are not counted", async () => {
  server = await startTestServer();
  await server.state.passwords.set(password);
  for (let right = 0; right < 6; right++) expect((await signIn({ password })).status).toBe(201);
  const tries = Array.from({ length: 8 }, (_, index) => signIn({ password: `wrong ${index}` }));
  // One more is earned every twelve seconds, which a busy machine takes for checking the five.
  await Promise.any(tries.map(async (each) => expect((await each).status).toBe(429)));
  const { status, headers, json } = await signIn({ password });
  expect([status, json["error_code"]]).toEqual([429, "RATE_LIMITED"]);
  expect(json["detail"]).toMatch(/Try again in \d+ seconds/);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  const answers = await Promise.all(tries);
  const answered = (code: number) => answers.filter((each) => each.status === code).length;
  expect([answered(401), answered(429)]).toEqual([5, 3]);
  expect((await signIn({ key: server.secret })).status).toBe(201);
});
