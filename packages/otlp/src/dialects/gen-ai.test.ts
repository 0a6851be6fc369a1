import { describe, expect, it } from "vitest";
import { event, logOf } from "../test-support/log-of.ts";

const usage = { "gen_ai.usage.input_tokens": 150, "gen_ai.usage.output_tokens": 85 };
const chat = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-4o-mini",
};
const text = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });

describe("the GenAI conventions", () => {
  it("reads a chat: model, parameters, tokens, people", () => {
    const log = logOf({
      ...chat,
      ...usage,
      "gen_ai.response.model": "gpt-4o-mini-2024-07-18",
      "gen_ai.response.id": "chatcmpl-1",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.request.temperature": 0.5,
      "gen_ai.request.max_tokens": 512,
      "gen_ai.request.stop_sequences": ["\n"],
      "gen_ai.usage.cache_read.input_tokens": 10,
      "gen_ai.usage.cache_creation.input_tokens": 0,
      "gen_ai.usage.reasoning.output_tokens": 12,
      "gen_ai.conversation.id": "thread_42",
      "user.id": "user_123",
      "gen_ai.output.type": "json",
    });
    expect(log).toEqual({
      log_type: "chat",
      provider_id: "openai",
      model: "gpt-4o-mini-2024-07-18",
      response_id: "chatcmpl-1",
      finish_reason: "stop",
      temperature: 0.5,
      max_tokens: 512,
      stop: ["\n"],
      usage: {
        prompt_tokens: 150,
        completion_tokens: 85,
        prompt_tokens_details: { cached_tokens: 10 },
        cache_creation_prompt_tokens: 0,
        completion_tokens_details: { reasoning_tokens: 12 },
      },
      thread_identifier: "thread_42",
      customer_identifier: "user_123",
      response_format: { type: "json_object" },
      metadata: { "gen_ai.request.model": "gpt-4o-mini" },
    });
  });

  const input = [
    text("user", "Weather in Paris?"),
    { role: "assistant", parts: [{ type: "tool_call", id: "c1", name: "weather", arguments: { city: "Paris" } }] },
    { role: "tool", parts: [{ type: "tool_call_response", id: "c1", response: { t: 20 } }] },
  ];
  const output = [
    {
      role: "assistant",
      parts: [
        { type: "reasoning", content: "hm" },
        { type: "text", content: "Mild" },
      ],
      finish_reason: "stop",
    },
  ];
  const read = {
    input: [
      { role: "system", content: "Be brief" },
      { role: "user", content: "Weather in Paris?" },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: { name: "weather", arguments: '{"city":"Paris"}' } }],
      },
      { role: "tool", tool_call_id: "c1", content: '{"t":20}' },
    ],
    output: { role: "assistant", content: "Mild", reasoning_content: "hm" },
    finish_reason: "stop",
  };
  const content = {
    "gen_ai.system_instructions": [{ type: "text", content: "Be brief" }],
    "gen_ai.input.messages": input,
    "gen_ai.output.messages": output,
  };
  const asText = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, JSON.stringify(value)]));

  it.each([
    ["structured", { ...chat, ...content }, {}],
    ["JSON text", { ...chat, ...asText }, {}],
    ["on the event", chat, { events: [event("gen_ai.client.inference.operation.details", asText)] }],
  ])("reads content that is %s", (_, attributes, more) => {
    const { provider_id: __, model: ___, log_type: ____, ...log } = logOf(attributes, more);
    expect(log).toEqual(read);
  });

  it("reads media, unknown parts and several answers", () => {
    const parts = [
      { type: "text", content: "Look:" },
      { type: "blob", modality: "image", mime_type: "image/png", content: "aGk=" },
      { type: "uri", modality: "image", uri: "https://example.com/cat.png" },
      { type: "blob", modality: "audio", mime_type: "audio/wav", content: "aGk=" },
      { type: "hologram", size: 3 },
    ];
    expect(
      logOf({
        ...chat,
        "gen_ai.input.messages": [{ role: "user", parts }],
        "gen_ai.output.messages": [text("assistant", "One"), text("assistant", "Two")],
      }),
    ).toMatchObject({
      input: [
        {
          role: "user",
          content: [
            { type: "text", text: "Look:" },
            { type: "image_url", image_url: { url: "data:image/png;base64,aGk=" } },
            { type: "image_url", image_url: { url: "https://example.com/cat.png" } },
            { type: "input_audio", input_audio: { data: "aGk=", format: "wav" } },
            { type: "hologram", size: 3 },
          ],
        },
      ],
      output: { role: "assistant", content: "One" },
      completion_messages: [
        { role: "assistant", content: "One" },
        { role: "assistant", content: "Two" },
      ],
    });
  });

  it("reads one event for each message, of the conventions before 1.37", () => {
    const events = [
      event("gen_ai.system.message", { content: "Be brief" }),
      event("gen_ai.user.message", { content: "Weather?" }),
      event("gen_ai.choice", { index: 0, finish_reason: "stop", message: '{"role":"assistant","content":"Mild"}' }),
    ];
    expect(logOf({ "gen_ai.system": "openai", "gen_ai.request.model": "gpt-4o" }, { events })).toEqual({
      log_type: "chat",
      provider_id: "openai",
      model: "gpt-4o",
      input: [
        { role: "system", content: "Be brief" },
        { role: "user", content: "Weather?" },
      ],
      output: { role: "assistant", content: "Mild" },
      finish_reason: "stop",
    });
  });

  it("reads attributes for each message, of older instrumentations", () => {
    expect(
      logOf({
        "llm.request.type": "chat",
        "gen_ai.request.model": "gpt-4o",
        "gen_ai.usage.prompt_tokens": 3,
        "llm.usage.total_tokens": 5,
        "gen_ai.prompt.0.role": "user",
        "gen_ai.prompt.0.content": '[{"type":"text","text":"Hi"}]',
        "gen_ai.completion.0.role": "assistant",
        "gen_ai.completion.0.content": "",
        "gen_ai.completion.0.finish_reason": "tool_calls",
        "gen_ai.completion.0.tool_calls.0.name": "weather",
        "gen_ai.completion.0.tool_calls.0.arguments": "{}",
        "llm.request.functions.0.name": "weather",
        "llm.request.functions.0.arguments": '{"type":"object"}',
      }),
    ).toEqual({
      log_type: "chat",
      model: "gpt-4o",
      usage: { prompt_tokens: 3, total_tokens: 5 },
      input: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
      output: {
        role: "assistant",
        content: "",
        tool_calls: [{ type: "function", function: { name: "weather", arguments: "{}" } }],
      },
      finish_reason: "tool_calls",
      tools: [{ type: "function", function: { name: "weather", parameters: { type: "object" } } }],
    });
  });

  it.each([
    ["gen_ai.response.time_to_first_chunk", 0.21],
    ["gen_ai.client.operation.time_to_first_chunk", 0.21],
    ["ai.response.msToFirstChunk", 210],
  ])("%s is 0.21 seconds", (name, value) => {
    expect(logOf({ ...chat, [name]: value })).toMatchObject({ time_to_first_token: 0.21 });
  });

  it.each([
    ["invoke_agent", "agent"],
    ["invoke_workflow", "workflow"],
    ["execute_tool", "tool"],
    ["retrieval", "task"],
  ])("%s spends nothing itself: what it says stays in metadata", (operation, log_type) => {
    const log = logOf({ "gen_ai.operation.name": operation, ...usage, "gen_ai.usage.cost": 0.1 });
    expect(log).toMatchObject({ log_type, metadata: { ...usage, "gen_ai.usage.cost": 0.1 } });
    expect(log).not.toHaveProperty("usage");
    expect(log).not.toHaveProperty("cost");
  });

  it("reads a tool's call", () => {
    expect(
      logOf({
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "weather",
        "gen_ai.tool.call.arguments": '{"city":"Paris"}',
        "gen_ai.tool.call.result": '{"t":20}',
      }),
    ).toEqual({
      log_type: "tool",
      input: { city: "Paris" },
      output: { t: 20 },
      metadata: { "gen_ai.tool.name": "weather" },
    });
  });

  it("keeps what does not fit, and what nobody knows, in metadata", () => {
    const odd = { "gen_ai.request.temperature": "hot", "gen_ai.usage.input_tokens": -1, "my.own": [1, 2] };
    expect(logOf({ ...chat, ...odd })).toMatchObject({ metadata: odd });
  });
});
