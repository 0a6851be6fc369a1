import { createOpenAI } from "@ai-sdk/openai";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { generateText, isStepCount, jsonSchema, streamText, tool } from "ai";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runWithContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
});
afterAll(() => provider.close());
beforeEach(() => provider.script({ kind: "tool_calls" }, { kind: "text", text: "Sunny" }));

const ask = (functionId?: string) => ({
  model: createOpenAI({ apiKey: "test", baseURL: provider.url }).chat("gpt-4o-mini"),
  prompt: "How is the weather?",
  tools: { search: tool({ inputSchema: jsonSchema({ type: "object" }), execute: async () => "sun" }) },
  stopWhen: isStepCount(2),
  ...(functionId && { telemetry: { functionId } }),
});

describe("calls of the AI SDK say which function and step made them", () => {
  it.each<[name: string, run: (id: string) => Promise<string>]>([
    ["generateText", async (id) => (await generateText(ask(id))).text],
    ["streamText", async (id) => streamText(ask(id)).text],
  ])("%s", async (_, run) => {
    const capture = startCapture();
    expect(await runWithContext({ metadata: { page: "home" } }, () => run("weather"))).toBe("Sunny");
    expect(await capture.records(2)).toMatchObject([
      { metadata: { page: "home", ai_function_id: "weather", ai_step: 0 }, tool_calls: [{}] },
      { metadata: { page: "home", ai_function_id: "weather", ai_step: 1 }, output: { content: "Sunny" } },
    ]);
  });

  it("without an id, only the step", async () => {
    const capture = startCapture();
    await generateText(ask());
    expect((await capture.records(2)).map(({ metadata }) => metadata)).toEqual([{ ai_step: 0 }, { ai_step: 1 }]);
  });

  it("not when telemetry is switched off, and the calls are logged all the same", async () => {
    const capture = startCapture();
    await generateText({ ...ask(), telemetry: { isEnabled: false } });
    const records = await capture.records(2);
    expect(records).toMatchObject([{ status: "success" }, { status: "success" }]);
    expect(records[0]).not.toHaveProperty("metadata");
  });
});

it("an annotation is no context: strict mode tells of it", async () => {
  const capture = startCapture({ strict: true });
  await generateText(ask("weather"));
  await capture.records(2);
  expect(capture.troubles).toEqual([expect.stringContaining("outside of a request")]);
});

it("nothing is left behind by uninstall", () => {
  const before = globalThis.AI_SDK_TELEMETRY_INTEGRATIONS?.length ?? 0;
  const capture = startCapture();
  expect(globalThis.AI_SDK_TELEMETRY_INTEGRATIONS).toHaveLength(before + 1);
  capture.handle.uninstall();
  expect(globalThis.AI_SDK_TELEMETRY_INTEGRATIONS).toHaveLength(before);
});
