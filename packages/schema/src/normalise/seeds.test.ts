import { describe, expect, it } from "vitest";
import type { LogCreate } from "../log-types.ts";
import { normalise } from "./normalise.ts";
import { readLogBody } from "./read-body.ts";

/** The bodies of the public documentation, to the letter. */
const read = (body: unknown) =>
  normalise(readLogBody(body), { receivedAt: new Date("2026-01-02T03:04:05.678Z") }).record;

describe("bodies of the logging documentation", () => {
  it("takes the curl example of the create endpoint", () => {
    const record = read(curlExample);
    expect(record).toMatchObject({
      input: {},
      output: {},
      log_type: "unknown",
      model: "<string>",
      prompt_tokens: 123,
      completion_tokens: 123,
      total_request_tokens: 123,
      prompt_cache_creation_tokens: 123,
      cost: 123,
      latency: 123,
      time_to_first_token: 123,
      tokens_per_second: 123,
      customer_identifier: "<string>",
      customer_name: "<string>",
      customer_email: "<string>",
      trace_unique_id: "<string>",
      span_unique_id: record.unique_id,
      tools: [{ type: "<string>", function: { name: "<string>", description: "<string>", parameters: {} } }],
      max_tokens: 123,
      status_code: 123,
      status: "success",
      stream: true,
      is_custom_prompt: true,
      timestamp: "2026-01-02T03:04:05.678Z",
      prompt_unit_price: 123,
      positive_feedback: true,
      extra_fields: { log_type: "<string>", status: "<string>" },
    });
    expect(record.stop).toBeUndefined();
    expect(Object.keys(record.warnings_dict as object).toSorted()).toEqual([
      "log_type",
      "start_time",
      "status",
      "timestamp",
    ]);
  });

  it("takes the older body with prompt_messages and completion_message", () => {
    const record = read({
      model: "gpt-4o",
      prompt_messages: [
        { role: "user", content: "Hi" },
        { role: "tool", tool_call_id: "your tool call id", content: "...." },
      ],
      completion_message: { role: "assistant", content: "Hi, how can I assist you today?" },
      full_request: { temperature: 0.5, top_p: 0.5 },
    });
    expect(record).toMatchObject({
      log_type: "chat",
      input: [
        { role: "user", content: "Hi" },
        { role: "tool", tool_call_id: "your tool call id", content: "...." },
      ],
      output: { role: "assistant", content: "Hi, how can I assist you today?" },
      temperature: 0.5,
      top_p: 0.5,
      status_code: 200,
    });
    expect(record.warnings).toBeUndefined();
  });

  it.each([
    [
      "messages as JSON text",
      String.raw`[{"role":"system","content":"You are helpful."},{"role":"user","content":"Hello"}]`,
      [
        { role: "system", content: "You are helpful." },
        { role: "user", content: "Hello" },
      ],
    ],
    ["plain text", "Keywords AI is an LLM observability platform", "Keywords AI is an LLM observability platform"],
    [
      "an object as JSON text",
      String.raw`{"query":"Help with order #12345","context":{"user_id":"123"}}`,
      { query: "Help with order #12345", context: { user_id: "123" } },
    ],
  ])("takes input that is %s", (_, input, expected) => {
    expect(read({ input }).input).toEqual(expected);
  });

  it.each([
    [
      "a message as JSON text",
      String.raw`{"role":"assistant","content":"Hello! How can I help you?"}`,
      { role: "assistant", content: "Hello! How can I help you?" },
    ],
    ["a shortened vector, which is not JSON", "[0.123, -0.456, 0.789, ...]", "[0.123, -0.456, 0.789, ...]"],
  ])("takes output that is %s", (_, output, expected) => {
    expect(read({ log_type: "embedding", output }).output).toEqual(expected);
  });

  const snippets: [string, LogCreate, Record<string, unknown>][] = [
    ["model", { model: "gpt-4o-mini" }, { model: "gpt-4o-mini" }],
    [
      "usage",
      {
        usage: {
          prompt_tokens: 150,
          completion_tokens: 85,
          total_tokens: 235,
          prompt_tokens_details: { cached_tokens: 10 },
        },
      },
      { prompt_tokens: 150, completion_tokens: 85, total_request_tokens: 235, prompt_cache_hit_tokens: 10 },
    ],
    [
      "metadata",
      {
        metadata: {
          language: "en",
          environment: "production",
          version: "v1.0.0",
          feature: "chat_support",
          user_tier: "premium",
        },
      },
      {
        metadata: {
          language: "en",
          environment: "production",
          version: "v1.0.0",
          feature: "chat_support",
          user_tier: "premium",
        },
      },
    ],
    [
      "customer_identifier",
      { customer_identifier: "user_123" },
      { customer_identifier: "user_123", customer_params: { customer_identifier: "user_123" } },
    ],
    [
      "customer_params",
      { customer_params: { customer_identifier: "customer_123", name: "John Doe", email: "[email protected]" } },
      { customer_identifier: "customer_123", customer_name: "John Doe", customer_email: "[email protected]" },
    ],
    ["custom_identifier", { custom_identifier: "ticket_12345" }, { custom_identifier: "ticket_12345" }],
    ["tools", { tools: [weatherTool()] }, { tools: [weatherTool()] }],
    [
      "tool_choice",
      { tool_choice: { type: "function", function: { name: "get_current_weather" } } },
      { tool_choice: { type: "function", function: { name: "get_current_weather" } } },
    ],
    ["timestamp", { timestamp: "2025-01-01T10:30:00Z" }, { timestamp: "2025-01-01T10:30:00.000Z" }],
    ["prompt_unit_price", { prompt_unit_price: 0.0042 }, { prompt_unit_price: 0.0042 }],
    ["completion_unit_price", { completion_unit_price: 0.0042 }, { completion_unit_price: 0.0042 }],
  ];
  it.each(snippets)("takes the example of %s", (_, body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it("reads block from keywordsai_api_controls and stores nothing of it", () => {
    const { record, block } = normalise(readLogBody({ model: "x", keywordsai_api_controls: { block: true } }));
    expect(block).toBe(true);
    expect(record).not.toHaveProperty("keywordsai_api_controls");
  });
});

function weatherTool() {
  return {
    type: "function",
    function: {
      name: "get_current_weather",
      description: "Get the current weather in a given location",
      parameters: {
        type: "object",
        properties: {
          location: { type: "string", description: "The city and state, e.g. San Francisco, CA" },
          unit: { type: "string", enum: ["celsius", "fahrenheit"] },
        },
        required: ["location"],
      },
    },
  };
}

const curlExample = JSON.parse(`
{
  "input": {},
  "output": {},
  "log_type": "<string>",
  "model": "<string>",
  "usage": {
    "prompt_tokens": 123,
    "completion_tokens": 123,
    "total_tokens": 123,
    "prompt_tokens_details": {},
    "cache_creation_prompt_tokens": 123
  },
  "cost": 123,
  "latency": 123,
  "time_to_first_token": 123,
  "tokens_per_second": 123,
  "metadata": {},
  "customer_identifier": "<string>",
  "customer_params": {
    "customer_identifier": "<string>",
    "name": "<string>",
    "email": "<string>"
  },
  "thread_identifier": "<string>",
  "custom_identifier": "<string>",
  "group_identifier": "<string>",
  "trace_unique_id": "<string>",
  "span_workflow_name": "<string>",
  "span_name": "<string>",
  "span_parent_id": "<string>",
  "tools": [
    {
      "type": "<string>",
      "function": {
        "name": "<string>",
        "description": "<string>",
        "parameters": {}
      }
    }
  ],
  "tool_choice": {},
  "response_format": {},
  "temperature": 123,
  "top_p": 123,
  "frequency_penalty": 123,
  "presence_penalty": 123,
  "max_tokens": 123,
  "stop": {},
  "status_code": 123,
  "error_message": "<string>",
  "warnings": {},
  "status": "<string>",
  "stream": true,
  "prompt_id": "<string>",
  "prompt_name": "<string>",
  "is_custom_prompt": true,
  "timestamp": "<string>",
  "start_time": "<string>",
  "full_request": {},
  "full_response": {},
  "prompt_unit_price": 123,
  "completion_unit_price": 123,
  "keywordsai_api_controls": {
    "block": true
  },
  "positive_feedback": true
}
`) as LogCreate;
