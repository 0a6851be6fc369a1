import { describe, expect, it } from "vitest";
import type { RequirementId } from "../../requirements.ts";
import { logApi } from "./log-api.ts";
import { cites } from "./cites.ts";

const { logOf } = logApi();

const usage = {
  prompt_tokens: 150,
  completion_tokens: 85,
  total_tokens: 235,
  prompt_tokens_details: { cached_tokens: 10 },
  cache_creation_prompt_tokens: 20,
};
const weather = {
  type: "function",
  function: {
    name: "get_current_weather",
    description: "Get the current weather in a given location",
    parameters: { type: "object", properties: { location: { type: "string" } }, required: ["location"] },
  },
};
const named = { type: "function", function: { name: "get_current_weather" } };
const schema = { type: "json_schema", json_schema: { name: "answer", schema: { type: "object" } } };
const jo = { customer_identifier: "customer_123", name: "Jo Diaz", email: "jo@example.com" };

type Row = [ids: [RequirementId, ...RequirementId[]], sent: Record<string, unknown>, read?: Record<string, unknown>];

/** What is sent and what is read back; the same when no third column says otherwise. */
const rows: Row[] = [
  [["universal/model", "legacy/model"], { model: "gpt-4o-mini" }],
  [["universal/usage/prompt_tokens"], { usage: { prompt_tokens: 150 } }, { prompt_tokens: 150 }],
  [["universal/usage/completion_tokens"], { usage: { completion_tokens: 85 } }, { completion_tokens: 85 }],
  [["universal/usage/total_tokens"], { usage: { total_tokens: 235 } }, { total_request_tokens: 235 }],
  [
    ["universal/usage/prompt_tokens_details", "python/usage/cached_tokens", "layered/usage/caching"],
    { usage },
    { usage, prompt_cache_hit_tokens: 10 },
  ],
  [
    ["universal/usage/cache_creation_prompt_tokens", "python/usage/cache_creation"],
    { usage },
    { prompt_cache_creation_tokens: 20 },
  ],
  [["layered/prompt_tokens", "legacy/prompt_tokens", "python/prompt_tokens"], { prompt_tokens: 12 }],
  [["layered/completion_tokens", "legacy/completion_tokens", "python/completion_tokens"], { completion_tokens: 7 }],
  [["universal/cost/given", "layered/cost", "python/cost"], { cost: 0.25 }, { cost: 0.25, cost_source: "client" }],
  [["legacy/cost/default"], { model: "gpt-4o", prompt_tokens: 100, completion_tokens: 5, cost: 0 }, { cost: 0 }],
  [["universal/latency/seconds"], { latency: 1.42 }],
  [
    [
      "universal/latency/generation_time",
      "layered/generation_time",
      "legacy/generation_time",
      "python/generation_time",
    ],
    { generation_time: 1.5, ttft: 0.2 },
    { latency: 1.5, time_to_first_token: 0.2 },
  ],
  [["universal/ttft/seconds"], { time_to_first_token: 0.21 }],
  [["universal/ttft/previous-name", "layered/ttft", "python/ttft"], { ttft: 0.3 }, { time_to_first_token: 0.3 }],
  [["legacy/ttft"], { model: "gpt-4o" }, { time_to_first_token: null }],
  [["universal/tokens_per_second"], { tokens_per_second: 65.5 }],
  [
    ["universal/metadata/any-pair", "layered/metadata", "legacy/metadata"],
    { metadata: { language: "en", version: 2, paid: true, deep: { list: [1, null] } } },
  ],
  [["universal/customer_identifier"], { customer_identifier: "user_123" }],
  [["legacy/customer_identifier"], { model: "gpt-4o" }, { customer_identifier: null }],
  [
    ["universal/customer_params/identifier", "layered/customer_params/identifier", "python/customer_params"],
    { customer_params: jo },
    { customer_identifier: "customer_123", customer_params: jo },
  ],
  [
    ["universal/customer_params/name", "layered/customer_params/name"],
    { customer_params: jo },
    { customer_name: "Jo Diaz" },
  ],
  [
    ["universal/customer_params/email", "layered/customer_params/email"],
    { customer_params: jo },
    { customer_email: "jo@example.com" },
  ],
  [
    ["universal/customer_params/alternative"],
    { customer_identifier: "customer_123", customer_name: "Jo Diaz", customer_email: "jo@example.com" },
    { customer_params: jo },
  ],
  [["universal/span_workflow_name"], { span_workflow_name: "support" }],
  [["universal/span_name"], { span_name: "classify" }],
  [
    [
      "universal/tools/list",
      "universal/tools/type",
      "universal/tools/name",
      "python/tools/structure",
      "layered/tools",
      "legacy/tools",
    ],
    { tools: [weather] },
  ],
  [["universal/tools/function", "universal/tools/description", "universal/tools/parameters"], { tools: [weather] }],
  [["universal/tool_choice/text"], { tool_choice: "auto" }],
  [["layered/tool_choice/none", "legacy/tool_choice"], { tool_choice: "none" }],
  [["universal/tool_choice/object", "python/tool_choice/structure"], { tool_choice: named }],
  [["universal/response_format/json_schema", "layered/response_format/json_schema"], { response_format: schema }],
  [["universal/response_format/text", "layered/response_format/text"], { response_format: { type: "text" } }],
  [["universal/response_format/json_object", "legacy/response_format"], { response_format: { type: "json_object" } }],
  [["universal/temperature", "layered/temperature"], { temperature: 0.7 }],
  [["universal/top_p", "layered/top_p"], { top_p: 0.9 }],
  [["universal/frequency_penalty", "layered/frequency_penalty"], { frequency_penalty: 0.5 }],
  [["universal/presence_penalty", "layered/presence_penalty"], { presence_penalty: -0.5 }],
  [["universal/max_tokens"], { max_tokens: 512 }],
  [["universal/stop", "layered/stop"], { stop: ["\n\n", "END"] }],
  [
    ["python/model-configuration"],
    { temperature: 2, top_p: 1, frequency_penalty: 0, presence_penalty: 0, stop: ["x"], stream: true },
  ],
  [
    ["universal/status_code/default", "layered/status_code/default", "legacy/status_code/default"],
    { model: "gpt-4o" },
    { status_code: 200, status: "success" },
  ],
  [
    ["universal/error_message", "layered/error_message", "legacy/error_message", "python/error_message"],
    { status_code: 429, error_message: "Rate limit reached" },
    { status_code: 429, status: "error", error_message: "Rate limit reached" },
  ],
  [["universal/warnings/string", "layered/warnings", "legacy/warnings", "python/warnings"], { warnings: "slow" }],
  [["universal/warnings/object"], { warnings: { model: "unknown" } }, { warnings_dict: { model: "unknown" } }],
  [["universal/status"], { status: "error" }],
  [["universal/stream/said"], { stream: true }],
  [["universal/prompt_id"], { prompt_id: "1210b368ce2f4e5599d307bc591d9b7a" }],
  [["universal/prompt_name", "layered/prompt_name", "python/prompt/name"], { prompt_name: "support_reply" }],
  [
    ["universal/is_custom_prompt/said", "layered/prompt_id/custom", "python/prompt/custom"],
    { prompt_id: "mine-3", is_custom_prompt: true },
  ],
  [
    ["universal/timestamp", "universal/start_time"],
    { start_time: "2026-01-01T10:29:58.600Z", timestamp: "2026-01-01T10:30:00Z" },
    { start_time: "2026-01-01T10:29:58.600Z", timestamp: "2026-01-01T10:30:00.000Z", latency: 1.4 },
  ],
  [
    ["universal/full_request/kept", "python/full_request"],
    { full_request: { model: "gpt-4o", seed: 7, temperature: 0.1 } },
    { full_request: { model: "gpt-4o", seed: 7, temperature: 0.1 }, model: "gpt-4o" },
  ],
  [
    ["layered/full_request/optional", "legacy/full_request/optional"],
    { full_request: { temperature: 0.5, presence_penalty: 0.1 } },
    { temperature: 0.5, presence_penalty: 0.1 },
  ],
  [["universal/full_response"], { full_response: { id: "chatcmpl-1", choices: [] } }],
  [
    ["universal/prompt_unit_price", "universal/completion_unit_price", "python/unit-prices"],
    {
      model: "my-llama",
      prompt_tokens: 1_000_000,
      completion_tokens: 500_000,
      prompt_unit_price: 2,
      completion_unit_price: 4,
    },
    { prompt_unit_price: 2, completion_unit_price: 4, cost: 4, cost_source: "unit_price" },
  ],
  [
    ["layered/prompt_unit_price", "legacy/prompt_unit_price"],
    { model: "my-llama", prompt_tokens: 1000, prompt_unit_price: 1 },
    { cost: 0.001 },
  ],
  [
    ["layered/completion_unit_price", "legacy/completion_unit_price"],
    { model: "my-llama", completion_tokens: 1000, completion_unit_price: 3 },
    { cost: 0.003 },
  ],
  [
    ["universal/positive_feedback", "layered/positive_feedback", "python/positive_feedback"],
    { positive_feedback: true },
  ],
];

describe("fields of a log", () => {
  for (const [ids, sent, read = sent] of rows) {
    it.concurrent(`${Object.keys(sent).join(", ")} ${cites(...ids)}`, async () => {
      expect(await logOf(sent)).toMatchObject(read);
    });
  }

  it.concurrent(`a log that says nothing of streaming is not one of a stream ${cites("universal/stream/default", "layered/stream/default", "legacy/stream/default")}`, async () => {
    expect((await logOf({ model: "gpt-4o" }))["stream"]).not.toBe(true);
  });

  it.concurrent(`a prompt is not custom unless said so ${cites("universal/is_custom_prompt/default", "layered/is_custom_prompt/default")}`, async () => {
    expect((await logOf({ prompt_id: "p1" }))["is_custom_prompt"]).not.toBe(true);
  });

  it.concurrent(`all three forms of an answer ${cites("python/response_format/types")}`, async () => {
    for (const response_format of [{ type: "text" }, { type: "json_object" }, schema]) {
      expect(await logOf({ response_format })).toMatchObject({ response_format });
    }
  });

  it.concurrent(`every HTTP status code, and the status that follows from it ${cites("universal/status_code/any", "layered/status_code/supported", "python/status_code")}`, async () => {
    const codes = [200, 201, 204, 301, 304, 400, 401, 402, 403, 404, 405, 415, 422, 429, 500, 502, 503, 504];
    const logs = await Promise.all(codes.map((status_code) => logOf({ status_code })));
    expect(logs.map(({ status_code, status }) => [status_code, status])).toEqual(
      codes.map((code) => [code, code < 400 ? "success" : "error"]),
    );
  });
});
