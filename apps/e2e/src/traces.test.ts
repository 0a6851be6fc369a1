import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kai } from "@kai/client";
import { type MockProvider, type Script, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, start, startServer } from "./program.ts";

const apiKey = "trace000.0123456789abcdef0123456789abcdef";
let dataDir: string;
let server: Program;
let provider: MockProvider;
let kai: Kai;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-traces-"));
  provider = await startMockProvider();
  server = await startServer(dataDir, apiKey);
  kai = new Kai({ apiKey, baseUrl: server.found });
});
afterAll(async () => {
  await server.end("SIGTERM");
  await provider.close();
  rmSync(dataDir, { recursive: true });
});

let sent = new Set<string>();

/** Runs a program that sends spans of one trace, and waits for its logs, the first to start first. */
async function logsOf(program: string, args: string[], count: number) {
  const env = {
    KEYWORDSAI_BASE_URL: server.found,
    KEYWORDSAI_API_KEY: apiKey,
    OTEL_EXPORTER_OTLP_ENDPOINT: server.found,
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer ${apiKey}`,
    OPENAI_BASE_URL: provider.url,
    OPENAI_API_KEY: "none",
  };
  const run = await start(`apps/e2e/src/senders/${program}.ts`, args, env, /^sent: (.*)$/m);
  const fresh = async () => {
    const { results } = await kai.logs.list({ page_size: 100, sort_by: "start_time" });
    return results.filter(({ unique_id }) => !sent.has(unique_id));
  };
  await expect.poll(fresh).toHaveLength(count);
  const logs = await fresh();
  sent = new Set([...sent, ...logs.map(({ unique_id }) => unique_id)]);
  return { answer: run.found, logs, byType: Object.groupBy(logs, ({ log_type }) => log_type ?? "") };
}

const toolCall: Script = { kind: "tool_calls", calls: [{ name: "weather", arguments: { city: "Berlin" } }] };

describe("unmodified packages deliver logs that read back right", () => {
  it("@keywordsai/tracing", async () => {
    const { answer, logs, byType } = await logsOf("keywordsai-tracing", [], 3);
    const [workflow] = byType["workflow"]!;
    const [task] = byType["task"]!;
    const [chat] = byType["chat"]!;
    expect(workflow).toMatchObject({
      span_name: "support.workflow",
      span_workflow_name: "support",
      log_method: "ts_tracing",
    });
    expect(task).toMatchObject({
      span_name: "answer.task",
      input: { args: ["Where is my order?"], kwargs: {} },
      output: answer,
      customer_identifier: "user_123",
      customer_email: "jo@example.com",
      thread_identifier: "thread_42",
      metadata: { feature: "support", tier: 3 },
      cost: null,
    });
    expect(chat).toMatchObject({
      span_parent_id: task!.span_unique_id,
      input: [{ role: "user", content: "Where is my order?" }],
      output: { role: "assistant", content: answer },
      model: "gpt-4o-mini-2024-07-18",
      temperature: 0.5,
      cost_source: "price_table",
    });
    expect(chat!.prompt_tokens).toBeGreaterThan(0);
    expect(new Set(logs.map(({ trace_unique_id }) => trace_unique_id)).size).toBe(1);
  });

  it("@keywordsai/exporter-vercel", async () => {
    const { answer, logs } = await logsOf("exporter-vercel", [], 1);
    expect(logs).toMatchObject([
      {
        log_type: "text",
        input: [{ role: "user", content: expect.anything() }],
        output: { role: "assistant", content: answer },
        model: "gpt-4o-mini",
        customer_identifier: "user_123",
        thread_identifier: "thread_42",
        metadata: { feature: "support" },
        trace_unique_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        log_method: "tracing_integration",
      },
    ]);
    expect(logs[0]!.prompt_tokens).toBeGreaterThan(0);
  });

  it.each([
    ["6", "http"],
    ["6", "proto"],
    ["7", "http"],
    ["7", "proto"],
  ])("AI SDK %s through OpenTelemetry's %s exporter", async (version, encoding) => {
    provider.script(toolCall);
    const { answer, byType } = await logsOf("ai-sdk", [version, encoding], version === "6" ? 4 : 6);
    const [agent] = byType["agent"]!;
    const [first, second] = byType["chat"]!;
    const [tool] = byType["tool"]!;
    expect(agent).toMatchObject({
      cost: null,
      prompt_tokens: null,
      input: [{ role: "user", content: "What is the weather?" }],
      log_method: "ts_tracing",
    });
    expect(first).toMatchObject({
      model: expect.stringContaining("gpt-4o-mini"),
      input: [{ role: "user", content: "What is the weather?" }],
      output: { tool_calls: [{ type: "function", function: { name: "weather", arguments: '{"city":"Berlin"}' } }] },
      tools: [{ type: "function", function: { name: "weather" } }],
      cost_source: "price_table",
    });
    expect(second).toMatchObject({ output: { role: "assistant", content: answer } });
    expect((second!.input as unknown[]).at(-1)).toMatchObject({ role: "tool", content: '{"celsius":20}' });
    expect(first!.prompt_tokens).toBeGreaterThan(0);
    expect(tool).toMatchObject({ input: { city: "Berlin" }, output: { celsius: 20 } });
    for (const log of [first, second, tool]) expect(log!.trace_unique_id).toBe(agent!.trace_unique_id);
    expect(agent!.span_parent_id).toBeNull();
    if (version === "6")
      expect(first).toMatchObject({
        span_parent_id: agent!.span_unique_id,
        customer_identifier: "user_123",
        thread_identifier: "thread_42",
        metadata: { feature: "support" },
      });
  });
});
