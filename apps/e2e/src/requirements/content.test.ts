import { describe, expect, it } from "vitest";
import type { RequirementId } from "../../requirements.ts";
import { logApi } from "./log-api.ts";
import { cites } from "./cites.ts";

const { logOf } = logApi();

const messages = [
  { role: "system", content: "You are helpful." },
  { role: "user", content: "Hello" },
];
const answer = { role: "assistant", content: "Hello! How can I help you?" };
const order = { query: "Help with order #12345", context: { user_id: "123" } };
const plan = { steps: [{ agent: "search", args: { depth: { most: 2 } } }], done: false };

type Row = [ids: [RequirementId, ...RequirementId[]], sent: Record<string, unknown>, read: Record<string, unknown>];

/** Input and output read back as JSON text. */
const rows: Row[] = [
  [["universal/input/chat"], { input: messages }, { input: messages, prompt_messages: messages }],
  [["universal/input/chat"], { input: JSON.stringify(messages) }, { input: messages, prompt_messages: messages }],
  [["universal/input/embedding"], { log_type: "embedding", input: "a text" }, { input: "a text" }],
  [["universal/input/embedding"], { log_type: "embedding", input: ["a", "b"] }, { input: ["a", "b"] }],
  [["universal/input/workflow"], { log_type: "workflow", input: JSON.stringify(order) }, { input: order }],
  [
    ["universal/input/transcription"],
    { log_type: "transcription", input: { audio_url: "https://example.com/a.mp3", filename: "a.mp3" } },
    { input: { audio_url: "https://example.com/a.mp3", filename: "a.mp3" } },
  ],
  [["universal/input/speech"], { log_type: "speech", input: "Say this" }, { input: "Say this" }],
  [
    ["universal/input/speech"],
    { log_type: "speech", input: { text: "Say this", voice: "alloy" } },
    { input: { text: "Say this", voice: "alloy" } },
  ],
  [["universal/input/agent"], { log_type: "agent", input: plan }, { input: plan }],
  [["universal/output/chat"], { output: answer }, { output: answer, completion_message: answer }],
  [["universal/output/chat"], { output: JSON.stringify(answer) }, { output: answer, completion_message: answer }],
  [
    ["universal/output/embedding"],
    { log_type: "embedding", output: [0.123, -0.456] },
    { output: [0.123, -0.456], embedding: [0.123, -0.456] },
  ],
  [["universal/output/workflow"], { log_type: "task", output: plan }, { output: plan }],
  [
    ["universal/output/transcription"],
    { log_type: "transcription", output: "What was said" },
    { output: "What was said" },
  ],
  [["universal/output/speech"], { log_type: "speech", output: "UklGRiQAAABXQVZF" }, { output: "UklGRiQAAABXQVZF" }],
  [["universal/legacy/prompt_messages"], { prompt_messages: messages }, { input: messages, prompt_messages: messages }],
  [
    ["universal/legacy/completion_message", "layered/completion_message"],
    { completion_message: answer },
    { output: answer, completion_message: answer },
  ],
];

const jsonOf = (log: Record<string, unknown>, name: "input" | "output"): unknown => JSON.parse(log[name] as string);

describe("input and output", () => {
  for (const [ids, sent, { input, output, ...rest }] of rows) {
    it.concurrent(`${JSON.stringify(sent).slice(0, 60)} ${cites(...ids)}`, async () => {
      const log = await logOf(sent);
      expect(log).toMatchObject(rest);
      if (input !== undefined) expect(jsonOf(log, "input")).toEqual(input);
      if (output !== undefined) expect(jsonOf(log, "output")).toEqual(output);
    });
  }

  it.concurrent(`any JSON value goes in and comes out ${cites("universal/any-structure", "universal/any-span")}`, async () => {
    for (const value of ["text", 42, true, [], [1, "two"], { deep: { list: [{ x: null }] } }]) {
      const log = await logOf({ log_type: "custom", input: value, output: value });
      expect([jsonOf(log, "input"), jsonOf(log, "output")]).toEqual([value, value]);
    }
  });

  it.concurrent(`chat types read back in both forms, others only in the universal one ${cites("universal/type-specific", "universal/both-forms", "universal/log_type/extraction")}`, async () => {
    for (const log_type of ["chat", "completion", "response"]) {
      expect(await logOf({ log_type, input: messages, output: answer })).toMatchObject({
        log_type,
        input: JSON.stringify(messages),
        prompt_messages: messages,
        output: JSON.stringify(answer),
        completion_message: answer,
      });
    }
    expect(await logOf({ log_type: "workflow", input: messages, output: answer })).toMatchObject({
      prompt_messages: null,
      completion_message: null,
    });
  });

  it.concurrent(`a log without a type is a chat ${cites("universal/log_type/default")}`, async () => {
    expect(await logOf({ input: messages })).toMatchObject({ log_type: "chat" });
  });

  it.concurrent(`every type is taken as it is ${cites(
    "universal/log_type/decides",
    "universal/log_type/chat",
    "universal/log_type/completion",
    "universal/log_type/response",
    "universal/log_type/embedding",
    "universal/log_type/transcription",
    "universal/log_type/speech",
    "universal/log_type/workflow",
    "universal/log_type/agent",
    "universal/log_type/task",
    "universal/log_type/tool",
    "universal/log_type/function",
    "universal/log_type/generation",
    "universal/log_type/handoff",
    "universal/log_type/guardrail",
    "universal/log_type/custom",
  )}`, async () => {
    const types = [
      "chat",
      "completion",
      "response",
      "embedding",
      "transcription",
      "speech",
      "workflow",
      "agent",
    ].concat(["task", "tool", "function", "generation", "handoff", "guardrail", "custom"]);
    const logs = await Promise.all(types.map((log_type) => logOf({ log_type, input: "in", output: "out" })));
    expect(logs.map(({ log_type }) => log_type)).toEqual(types);
    expect(logs.map(({ warnings }) => warnings)).toEqual(types.map(() => null));
    expect(await logOf({ log_type: "sonnet", input: "in" })).toMatchObject({
      log_type: "unknown",
      warnings: expect.stringContaining("sonnet"),
    });
  });

  it.concurrent(`messages of every role ${cites("python/prompt_messages/roles", "python/prompt_messages/content", "python/prompt_messages/tool_call_id")}`, async () => {
    const prompt_messages = [
      { role: "system", content: "Be brief." },
      { role: "developer", content: "In English." },
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Hello" },
      { role: "tool", tool_call_id: "call_1", content: "42" },
    ];
    expect(await logOf({ prompt_messages })).toMatchObject({ prompt_messages });
  });

  it.concurrent(`a completion with role and content ${cites("python/completion_message")}`, async () => {
    expect(await logOf({ completion_message: answer })).toMatchObject({ completion_message: answer });
  });

  it.concurrent(`completion messages and tool calls are found in the full request ${cites("universal/full_request/extraction", "layered/full_request/extraction", "legacy/full_request/extraction")}`, async () => {
    const tool_calls = [{ id: "call_1", type: "function", function: { name: "f", arguments: "{}" } }];
    const completion_messages = [answer, { role: "assistant", content: "Hi!" }];
    expect(await logOf({ full_request: { messages, tool_calls, completion_messages } })).toMatchObject({
      tool_calls,
      completion_messages,
      prompt_messages: messages,
    });
  });
});
