import { type Endpoint, describeServer, endpoints, everyPath, keyScopes, scopesOf } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

/** Is in everything that the project "victim" keeps. */
const mark = "only-the-victim-knows";
const markedPrice = 123.456789;
/** Of its own choice; anybody may ask for them, and some answers repeat what was asked for. */
const ids = { customer_identifier: "a-customer", trace_unique_id: "a-trace", group_id: "a-group", model: "a-model" };

let server: TestServer;
let victim: Record<string, string>;
/** The same by the cookie of a session that the victim's key opened. */
let signedIn: Record<string, string>;
/** What stands for each parameter of a path: something of the victim's. */
let parameters: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  victim = await server.keyOf("victim", { name: mark, scopes: keyScopes });
  signedIn = await server.signIn({ key: victim["authorization"]!.replace("Bearer ", "") }, { "user-agent": mark });
  const log = {
    input: mark,
    customer_identifier: ids.customer_identifier,
    metadata: { mark },
    trace_unique_id: ids.trace_unique_id,
    thread_identifier: mark,
  };
  const spare = await server.state.keys.create({ name: mark, project_id: "victim" });
  await server.state.audit.record({
    project_id: "victim",
    actor: mark,
    action: "keys.create",
    target: spare.key_id,
    address: null,
  });
  const credentials = await server.state.providerCredentials.create({
    project_id: "victim",
    provider_id: "openai",
    label: mark,
    weight: 1,
    available_models: null,
    exclude_models: null,
    credentials: { api_key: mark },
  });
  await server.request("POST", "/api/models/", { model: ids.model, input_cost: markedPrice }, victim);
  const answered = { cache_key: mark, completion: mark, ttl: 3600 };
  await server.state.answers.keep({ project_id: "victim", environment: "prod", ...answered });
  const members = [{ model: mark, weight: 1 }];
  await server.state.loadBalanceGroups.save({ project_id: "victim", group_id: ids.group_id, name: mark, members });
  await server.state.gatewaySettings.save("victim", { safety_net_models: [mark] });
  const prompt = await server.request("POST", "/api/prompts/", { name: mark, description: mark }, victim);
  const prompt_id = String(prompt.json["id"]);
  const said = { messages: [{ role: "user", content: mark }] };
  await server.request("POST", `/api/prompts/${prompt_id}/versions/`, said, victim);
  const created = await server.request("POST", "/api/request-logs/", log, victim);
  const report = { logs: [], losses: { [mark]: 1 }, loss_report_id: mark };
  await server.request("POST", "/api/request-logs/batch/create/", report, victim);
  const log_id = String(created.json["id"]);
  const score = { evaluator_slug: mark, numerical_value: 1 };
  const scored = await server.request("POST", `/api/logs/${log_id}/scores/`, score, victim);
  parameters = {
    unique_id: log_id,
    log_id,
    score_id: String(scored.json["id"]),
    key_id: spare.key_id,
    provider_credentials_id: credentials.id,
    prompt_id,
    version: "latest",
    model_and_method: "gemini-2.5-flash:generateContent",
    ...ids,
  };
});
afterAll(() => server.close());

/** Streams that never end have a test of their own. */
const ends = ({ answers }: Endpoint) => !answers[200]?.mediaTypes?.includes("text/event-stream");
const keyed = endpoints.filter((endpoint) => endpoint.scope !== null && ends(endpoint));
/** The victim's own answers hold its mark, or count what it has. */
const ofVictim = /only-the-victim-knows|123\.456789|"victim"|"((number_of_)?requests|bytes)":[1-9]/;
/** Closing the doors behind it last: what an endpoint deletes, others must have been tried on. */
const readOnly = ({ method, scope }: Endpoint) => method === "GET" || scope === "read";

function addressOf({ id, path, query }: Endpoint): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    expect(parameters, `${id} has a parameter that this test knows no value for`).toHaveProperty(name);
    return encodeURIComponent(parameters[name]!);
  });
  return query && "start_time" in query.shape ? `${address}?start_time=2020-01-01` : address;
}

const call = (endpoint: Endpoint, key: Record<string, string>) =>
  server.request(
    endpoint.method,
    addressOf(endpoint),
    // Filters of an example would hide what there is.
    endpoint.scope === "read" && endpoint.body ? {} : endpoint.bodyExample,
    key,
  );

describe("between projects", () => {
  it("everything that can be read is there for its own project", async () => {
    // What tells of the server is no project's.
    for (const endpoint of keyed.filter((each) => readOnly(each) && each.id !== describeServer.id)) {
      for (const credentials of [victim, signedIn]) {
        const answer = await call(endpoint, credentials);
        expect(answer.status, endpoint.id).toBe(200);
        expect(answer.text, endpoint.id).toMatch(ofVictim);
      }
    }
  });

  const reading = keyed.filter(readOnly);
  const seen = () => Promise.all(reading.map(async (each) => (await call(each, victim)).json));
  let before: unknown;
  const inOrder = [...reading, ...keyed.filter((endpoint) => !readOnly(endpoint))];

  it.each(inOrder.map((endpoint) => [endpoint.id, endpoint] as const))("%s crosses nothing", async (_, endpoint) => {
    before ??= await seen();
    // Somebody who has nothing yet: whatever is counted is the victim's.
    const intruder = await server.keyOf(`intruder-${endpoint.id.toLowerCase()}`, { scopes: keyScopes });
    const intruding = await server.signIn({ key: intruder.authorization.replace("Bearer ", "") });
    for (const credentials of [intruder, intruding]) {
      const answer = await call(endpoint, credentials);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.text).not.toMatch(ofVictim);
    }
    // What all of those that read have changed is looked at once.
    if (reading.slice(0, -1).includes(endpoint)) return;
    expect(withoutTimes(await seen())).toEqual(withoutTimes(before));
  });
});

/** The range that was asked about ends now, and what a log says of its customer is kept a moment after the log. */
const moving = new Set(["end_time", "last_used_at", "created_at", "updated_at"]);
const withoutTimes = (seen: unknown) =>
  JSON.parse(JSON.stringify(seen, (key, value: unknown) => (moving.has(key) ? undefined : value)));

describe("scopes", () => {
  it.each(keyed.map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s needs its own, on every path",
    async (_, endpoint) => {
      const needed = scopesOf(endpoint);
      const others = keyScopes.filter((scope) => !needed.includes(scope));
      const key = await server.keyOf("scoped", { scopes: others });
      const cookie = await server.signIn({ key: key.authorization.replace("Bearer ", "") });
      for (const [path, credentials] of everyPath(endpoint).flatMap((path) => [
        [path, key] as const,
        [path, cookie] as const,
      ])) {
        const address = path.replaceAll(/\{\w+\}/g, "x");
        const { status, json } = await server.request(endpoint.method, address, endpoint.bodyExample, credentials);
        expect(JSON.stringify(json)).toMatch(/"FORBIDDEN"|"forbidden"|"permission_error"|"PERMISSION_DENIED"/);
        for (const scope of needed) expect(JSON.stringify(json)).toContain(JSON.stringify(`"${scope}"`).slice(1, -1));
        expect(status).toBe(403);
      }
      // No key is enough for what concerns all projects.
      for (const scope of endpoint.operatorOnly ? [] : needed) {
        const allowed = await server.keyOf("scoped", { scopes: [scope] });
        expect((await call(endpoint, allowed)).status).not.toBe(403);
      }
    },
  );

  it("keep a key that only sends from asking where logs are created", async () => {
    const key = await server.keyOf("scoped", { scopes: ["ingest"] });
    const { status, json } = await server.request("POST", "/api/request-logs/", { filters: {} }, key);
    expect(status).toBe(403);
    expect(json["detail"]).toContain('"read"');
  });
});

describe("the audit", () => {
  const entries = async () =>
    (await server.request("GET", "/api/audit/?limit=1000", undefined, victim)).json["results"];
  const writing = keyed.filter(({ method, scope }) => scope === "admin" && method !== "GET");
  const isDeletion = ({ method }: Endpoint) => method === "DELETE";
  // What was made first goes last.
  const inOrder = [...writing.filter((each) => !isDeletion(each)), ...writing.filter(isDeletion).toReversed()];

  it.each(inOrder.map((endpoint) => [endpoint.id, endpoint] as const))(
    "holds %s once it is done",
    async (_, endpoint) => {
      const before = (await entries()) as object[];
      const { status, text } = await call(endpoint, victim);
      expect(status, text).toBeLessThan(500);
      const after = (await entries()) as Record<string, string>[];
      // By now there may be nothing left to do it to.
      if (status >= 400) return expect(after).toEqual(before);
      const [entry, ...others] = after;
      expect(others).toEqual(before);
      expect(entry).toMatchObject({
        project_id: "victim",
        actor: expect.stringMatching(/^kai_/),
        address: "127.0.0.1",
      });
      expect(entry!["target"]).toMatch(/./);
    },
  );
});
