import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { kai, startKai } from "../test-command.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
/** Of a project that only one test uses. */
let headers: { authorization: string };
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  headers = await server.keyOf(crypto.randomUUID(), { scopes: ["ingest", "read"] });
});

const fixture = (name: string) => join(import.meta.dirname, "../import/fixtures", name);
const connected = ({ authorization } = headers) => ({
  KAI_API_KEY: authorization.slice("Bearer ".length),
  KAI_BASE_URL: server.url,
});
const run = (...args: string[]) => kai(["import", ...args], { env: connected() });
const file = (name: string, content: string | Uint8Array) => {
  const path = join(server.dataDir, name);
  writeFileSync(path, content);
  return path;
};
type Log = Record<string, unknown>;

/** Every log of a key's project, by its id, with what it holds as values. */
async function logs(key = headers): Promise<Record<string, Log>> {
  await expect.poll(async () => (await server.request("GET", "/readyz")).json["pending"]).toMatchObject({ count: 0 });
  const { text } = await server.request("GET", "/api/request-logs/export/?start_time=1970-01-01", undefined, key);
  const found = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Log);
  const value = (json: unknown) => (typeof json === "string" ? (JSON.parse(json) as unknown) : json);
  return Object.fromEntries(
    found.map((log) => [log["unique_id"], { ...log, input: value(log["input"]), output: value(log["output"]) }]),
  );
}

/** When a score was given is when it came to the server. */
const withoutScoreTimes = ({ scores, ...log }: Log): Log => ({
  ...log,
  scores: JSON.parse(JSON.stringify(scores), (name, value: unknown) => (name.endsWith("_at") ? undefined : value)),
});

describe("kai import of what kai export wrote", () => {
  it("brings in every log as it was, and changes nothing when repeated", async () => {
    const origin = await server.keyOf("origin", { scopes: ["ingest", "read"] });
    const sent = [
      {
        unique_id: "chat",
        input: [{ role: "user", content: "Hi" }],
        output: { role: "assistant", content: "Ho" },
        model: "gpt-4o-mini",
        usage: { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 1 } },
        metadata: { plan: "pro" },
        customer_params: { customer_identifier: "ann", name: "Ann" },
        latency: 1.5,
        temperature: 0.5,
        tools: [{ type: "function", function: { name: "f" } }],
      },
      {
        unique_id: "odd",
        log_type: "foo",
        my_key: 1,
        warnings: "mine",
        input: '{"a":1}',
        cost: 0,
        timestamp: "2025-01-01T00:00:00.123Z",
      },
      { unique_id: "failed", status_code: 429, error_message: "Rate limit", trace_unique_id: "t", span_name: "s" },
      { unique_id: "text", log_type: "embedding", input: "plain", output: [0.5, 1] },
    ];
    await server.request("POST", "/api/request-logs/batch/create/", { logs: sent }, origin);
    const scores = [
      { evaluator_slug: "helpful", numerical_value: 4.5, string_value: "good" },
      { evaluator_id: "judge", json_value: { a: [1, null] } },
    ];
    for (const score of scores)
      expect(await server.request("POST", "/api/logs/chat/scores/", score, origin)).toMatchObject({ status: 201 });
    const before = await logs(origin);
    const path = join(server.dataDir, "all.jsonl.gz");
    const exported = await kai(["export", "--since", "all", "--output", path], {
      env: connected(origin),
    });
    expect(exported.code).toBe(0);

    const first = await run(path, "--json");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(first.stdout)).toEqual({ type: "done", dry_run: false, records: 4, logs: 4, refused: 0 });
    const after = await logs();
    const ofServer = { log_method: "batch", organization_key_id: expect.any(String) };
    for (const { unique_id } of sent) {
      const known = before[unique_id]!;
      // Of a cost that is sent, the server does not say what it is made of.
      const said = known["cost"] === null ? {} : { cost_source: "client", cost_details: null, price_version: null };
      expect(withoutScoreTimes(after[unique_id]!)).toEqual(withoutScoreTimes({ ...known, ...ofServer, ...said }));
    }

    expect((await run(path)).stderr).toContain("4 logs are on the server, 0 were refused.");
    expect(await logs()).toEqual(after);
  });

  it("tells of every line that is refused, and takes the others", async () => {
    const path = file(
      "some.jsonl",
      '{"unique_id":"a","timestamp":"2025-01-01","cost":1}\n\nnonsense\n{"unique_id":"b","timestamp":"2025-01-01","latency":"slow"}\n[1]\n{"unique_id":"c","timestamp":"2025-01-01"}\n',
    );
    for (const args of [[path, "--dry-run"], [path]]) {
      const { code, stderr } = await run(...args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/line 3 \(record 2\): is no JSON object\n/);
      expect(stderr).toMatch(/line 4 \(record 3\): latency .*number/);
      expect(stderr).toMatch(/line 5 \(record 4\): is no JSON object\n/);
      expect(stderr).toMatch(/2 logs (would be sent|are on the server), 3 were refused\./);
      expect(Object.keys(await logs())).toHaveLength(args.length === 2 ? 0 : 2);
    }
  });

  it("tells of a score that is refused, and takes its log", async () => {
    const score = (evaluator_id: string) => ({ [evaluator_id]: { evaluator_id, numerical_value: 1 } });
    const record = { unique_id: "a", timestamp: "2025-01-01", scores: { ...score("good"), ...score("no good name") } };
    const path = file("scored.jsonl", JSON.stringify(record));
    expect(await run(path)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^line 1: .*evaluator_id.*\n1 logs are on the server, 1 were refused\.\n$/),
    });
    expect((await logs())["a"]).toMatchObject({ scores: { good: { score_value: 1 } } });
    expect(await run(path, "--dry-run")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^line 1: .*evaluator_id.*\n1 logs would be sent, 1 were refused\.\n$/),
    });
  });

  it("reads the standard input, passes over records, and needs no key to check", async () => {
    const input = Array.from({ length: 10 }, (_, index) => `{"unique_id":"n${index}","timestamp":"2025-01-01"}`).join(
      "\n",
    );
    const { stdout } = await kai(["import", "-", "--skip", "7", "--dry-run", "--json"], { input });
    expect(JSON.parse(stdout)).toMatchObject({ records: 10, logs: 3 });
  });

  it("stops in order at Ctrl-C, says how to go on, and goes on", async () => {
    const line = (index: number) =>
      JSON.stringify({ unique_id: `n${index}`, timestamp: "2025-01-01", input: "x".repeat(500) });
    const total = 60_000;
    const path = file("many.jsonl", Array.from({ length: total }, (_, index) => line(index)).join("\n"));
    const started = startKai(["import", path, "--json"], { env: connected() });
    const arrived = async () => {
      const { json } = await server.request(
        "GET",
        "/api/request-logs/list/?start_time=2024-12-31&end_time=2025-01-02&page_size=1",
        undefined,
        headers,
      );
      return json["count"] as number;
    };
    await expect.poll(arrived).toBeGreaterThan(0);
    started.process.kill("SIGINT");
    const { code, stdout } = await started.ended;
    expect(code).toBe(130);
    const { type, records } = JSON.parse(stdout) as { type: string; records: number };
    expect(type).toBe("stopped");
    expect(records).toBeLessThan(total);
    const rest = await run(path, "--json", "--skip", String(records));
    expect(JSON.parse(rest.stdout)).toMatchObject({ type: "done", records: total, logs: total - records });
    await expect.poll(arrived).toBe(total);
  });
});

describe("kai import of Langfuse", () => {
  it("reads observations", async () => {
    expect(await run(fixture("langfuse-observations.jsonl"))).toMatchObject({ code: 0 });
    const found = await logs();
    expect(found["obs-1"]).toMatchObject({
      log_type: "chat",
      span_unique_id: "obs-1",
      span_parent_id: "obs-0",
      span_name: "answer",
      trace_unique_id: "trace-1",
      trace_name: "support",
      customer_identifier: "user-1",
      model: "gpt-4o-mini",
      temperature: 0.2,
      max_tokens: 256,
      start_time: "2025-03-01T10:00:00.000Z",
      timestamp: "2025-03-01T10:00:02.500Z",
      latency: 2.5,
      time_to_first_token: 0.4,
      prompt_tokens: 100,
      completion_tokens: 40,
      total_request_tokens: 140,
      prompt_cache_hit_tokens: 20,
      reasoning_tokens: 10,
      cost: 0.003,
      status: "success",
      prompt_name: "greet",
      prompt_version_number: 4,
      input: [{ role: "user", content: "Hello" }],
      output: { role: "assistant", content: "Hi" },
      metadata: { plan: "pro", langfuse_traceTags: ["beta"], langfuse_version: "1.2.0", langfuse_projectId: "p1" },
    });
    expect(found["obs-2"]).toMatchObject({ status: "error", error_message: "Rate limit reached", prompt_tokens: null });
    expect(found["obs-3"]).toMatchObject({ log_type: "task", output: ["9 to 5"], metadata: { metadata: "free text" } });
  });

  it("reads traces, and counts their cost no second time", async () => {
    expect(await run(fixture("langfuse-traces.json"))).toMatchObject({ code: 0 });
    const found = await logs();
    expect(found["trace-1"]).toMatchObject({
      log_type: "workflow",
      trace_group_identifier: "session-1",
      latency: 2.5,
      cost: null,
      total_request_tokens: null,
      input: { question: "Hello" },
      metadata: { plan: "pro", langfuse_totalCost: 0.003, langfuse_release: "v7" },
    });
  });

  it("reads CSV of the blob storage, and the download of one trace", async () => {
    expect(await run(fixture("langfuse-blob-observations.csv"))).toMatchObject({ code: 0 });
    expect(await run(fixture("langfuse-trace-download.json"))).toMatchObject({ code: 0 });
    const found = await logs();
    expect(found["obs-9"]).toMatchObject({
      start_time: "2025-03-02T08:00:00.000Z",
      latency: 1.5,
      model: "claude-3-5-haiku",
      cost: 0.0004,
      prompt_tokens: 12,
      input: [{ role: "user", content: "One, two" }],
      output: 'He said\n"hi"',
      thread_identifier: "session-9",
      metadata: { plan: "free", langfuse_environment: "default" },
    });
    expect(found["trace-7"]).toMatchObject({ log_type: "workflow", customer_identifier: "user-7" });
    expect(found["obs-7"]).toMatchObject({ log_type: "task", trace_unique_id: "trace-7" });
  });
});

it("kai import tells that a compressed file was cut, and how far it came", async () => {
  const whole = gzipSync(readFileSync(fixture("helicone.jsonl")));
  const { code, stderr } = await run(file("cut.jsonl.gz", whole.subarray(0, -9)), "--dry-run");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^\d+ logs would be sent.* To go on: --skip \d+\nkai: The file is not whole/);
  expect(stderr).not.toContain("node:");
});

describe("kai import of Helicone", () => {
  it("reads requests with their bodies, in each provider's format", async () => {
    const path = file("helicone.jsonl.gz", gzipSync(readFileSync(fixture("helicone.jsonl"))));
    expect(await run(path)).toMatchObject({ code: 0 });
    const found = await logs();
    expect(found["req-1"]).toMatchObject({
      log_type: "chat",
      input: [{ role: "user", content: "Hello" }],
      output: { role: "assistant", content: "Hi" },
      model: "gpt-4o-mini-2024-07-18",
      temperature: 0.5,
      finish_reason: "stop",
      customer_identifier: "user-1",
      thread_identifier: "session-1",
      latency: 1.2,
      time_to_first_token: 0.3,
      prompt_tokens: 9,
      cost: 0.00002,
      positive_feedback: true,
      status_code: 200,
      metadata: { plan: "pro", helicone_country_code: "DE", helicone_response_id: "res-1" },
    });
    expect(JSON.stringify(found)).not.toContain("SIGNATURE");
    expect(JSON.stringify(found["req-2"]!["output"])).toContain("Bonjour");
    expect(found["req-2"]).toMatchObject({ prompt_tokens: 12, max_tokens: 100, provider_id: "anthropic" });
    expect(found["req-3"]).toMatchObject({ status: "cancelled", model: "gpt-4o-mini" });
  });

  it("reads CSV, whose JSON has its quotes doubled twice", async () => {
    expect(await run(fixture("helicone.csv"))).toMatchObject({ code: 0 });
    const found = await logs();
    expect(found["res-5"]).toMatchObject({
      input: [{ role: "user", content: "Hello" }],
      customer_identifier: "user-5",
      latency: 1.2,
      metadata: { plan: "pro" },
    });
  });
});

it.each<[string, string[], number, RegExp]>([
  [
    '{"colour":"red"}',
    [],
    1,
    /looks like no export of kai, helicone, langfuse: its first record has colour\. Say which it is with --from/,
  ],
  ["unique_id,timestamp\na,2025-01-01\n", [], 1, /Files of kai are imported as jsonl or json, not as csv/],
  ["{}", ["--from", "elsewhere"], 2, /--from must be one of kai, helicone, langfuse/],
])("refuses %j %j", async (content, args, code, message) => {
  expect(await run(file("strange", content), ...args)).toMatchObject({ code, stderr: expect.stringMatching(message) });
});
