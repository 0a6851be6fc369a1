import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
let isClosed = false;
let closing: AbortController[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const each of closing) each.abort();
  closing = [];
});
afterAll(async () => {
  if (!isClosed) await server.close();
});

interface Event {
  event?: string;
  id?: string;
  data?: Record<string, unknown>;
}

/** Opens a tail; resolves when it follows. */
async function tail(query = "", headers: Record<string, string> = {}) {
  const controller = new AbortController();
  closing.push(controller);
  const response = await fetch(`${server.url}/api/request-logs/tail/${query}`, {
    headers: { authorization: `Bearer ${server.secret}`, ...headers },
    signal: controller.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<Event> => {
    while (!text.includes("\n\n")) text += (await reader.read()).value ?? "";
    const [block, ...rest] = text.split("\n\n");
    text = rest.join("\n\n");
    const entries = block!.split("\n").filter((line) => !line.startsWith(":"));
    const event = Object.fromEntries(entries.map((line) => line.split(/: (.*)/, 2)));
    if (event["event"] === undefined) return next();
    return { ...event, data: JSON.parse(event["data"] as string) as Record<string, unknown> };
  };
  return { response, next, leave: () => controller.abort() };
}

const create = (unique_id: string, fields: object = {}) =>
  server.request("POST", "/api/request-logs/", { unique_id, input: "Hello", ...fields });

it("tells of logs as they come, in order, and of no change", async () => {
  await create("before");
  const { response, next } = await tail("?fields=note,id");
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  await create("one", { note: "first", timestamp: "2020-01-01T00:00:00Z" });
  await server.request("PATCH", "/api/request-logs/before/", { note: "changed" });
  await create("two");
  expect(await next()).toMatchObject({ event: "log", data: { id: "one", note: "first" } });
  expect(await next()).toMatchObject({ event: "log", data: { id: "two", note: null } });
});

it("tells of those logs only that the filters select, in the caller's environment", async () => {
  const otherEnvironment = await server.keyOf("default", { environment: "test" });
  const { next } = await tail("?model[operator]=startswith&model[value]=tail-&metadata__plan=pro");
  await create("no-model", { metadata: { plan: "pro" } });
  await create("no-plan", { model: "tail-1" });
  await server.request(
    "POST",
    "/api/request-logs/",
    { unique_id: "other", model: "tail-1", metadata: { plan: "pro" } },
    otherEnvironment,
  );
  await create("both", { model: "tail-1", metadata: { plan: "pro" } });
  expect((await next()).data).toMatchObject({ id: "both", input: '"Hello"' });
});

it("goes on after the id of an event", async () => {
  const first = await tail("?customer_identifier=resumed");
  await create("r1", { customer_identifier: "resumed" });
  const { id } = await first.next();
  first.leave();
  for (const each of ["r2", "r3"]) await create(each, { customer_identifier: "resumed" });
  const second = await tail("?customer_identifier=resumed", { "last-event-id": id! });
  expect([(await second.next()).data!["id"], (await second.next()).data!["id"]]).toEqual(["r2", "r3"]);
});

it("gives the newest to a reader that is behind, and counts the rest", async () => {
  const query = "?customer_identifier=many&fields=cost";
  const first = await tail(query);
  await create("m0", { customer_identifier: "many" });
  const { id } = await first.next();
  first.leave();
  const logs = Array.from({ length: 620 }, (_, cost) => ({ customer_identifier: "many", cost }));
  await server.request("POST", "/api/request-logs/batch/create/", { logs });
  const find = "/api/request-logs/list/?customer_identifier=many&page_size=1";
  await expect.poll(async () => (await server.request("GET", find)).json["count"]).toBe(621);
  const behind = await tail(query, { "last-event-id": id! });
  expect(await behind.next()).toEqual({ event: "skipped", data: { count: 120 } });
  const told: number[] = [];
  for (let index = 0; index < 500; index++) told.push((await behind.next()).data!["cost"] as number);
  expect(new Set(told).size).toBe(500);
  await create("m-last", { customer_identifier: "many", cost: 1000 });
  expect((await behind.next()).data).toMatchObject({ unique_id: "m-last" });
});

it.each([
  ["?colour=red", {}, "colour"],
  ["?start_time=2026-01-01T00:00:00Z", {}, "start_time"],
  ["", { "last-event-id": "nonsense" }, "Last-Event-ID"],
])("refuses %s %j", async (query, headers, field) => {
  const { status, json } = await server.request("GET", `/api/request-logs/tail/${query}`, undefined, headers);
  expect(status).toBe(400);
  expect(Object.keys(json["errors"] as object)).toEqual([field]);
});

it("is refused while too many are open, and makes room when one leaves", async () => {
  const tails = await Promise.all(Array.from({ length: 20 }, () => tail()));
  expect(await server.request("GET", "/api/request-logs/tail/")).toMatchObject({ status: 429 });
  tails[0]!.leave();
  await expect.poll(async () => (await tail()).response.status).toBe(200);
});

it("ends when the server stops", async () => {
  // Those of the test before are given up, which the server hears of a little later.
  await expect.poll(async () => (await tail()).response.status).toBe(200);
  const response = await fetch(`${server.url}/api/request-logs/tail/`, {
    headers: { authorization: `Bearer ${server.secret}` },
  });
  const ended = response.text();
  await server.close();
  isClosed = true;
  expect(await ended).toContain(": connected");
});
