import { describe, expect, it } from "vitest";
import { logOf } from "../test-support/log-of.ts";

const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
const call = { id: "c1", type: "function", function: { name: "weather", arguments: '{"city":"Berlin"}' } };

describe("kai, Keywords AI, Respan", () => {
  it.each(["kai", "keywordsai", "respan"])("believes %s.* before anything else", (prefix) => {
    expect(
      logOf({
        "gen_ai.operation.name": "chat",
        "user.id": "other",
        [`${prefix}.customer_params.customer_identifier`]: "user_123",
        [`${prefix}.customer_params.email`]: "jo@example.com",
        [`${prefix}.customer_params.name`]: "Jo Diaz",
        [`${prefix}.threads.thread_identifier`]: "thread_42",
        [`${prefix}.trace.trace_group_identifier`]: "session_9",
        [`${prefix}.span_params.custom_identifier`]: "ticket_1",
        [`${prefix}.evaluation_params.evaluation_identifier`]: "release_42",
        [`${prefix}.entity.log_type`]: "speech",
        [`${prefix}.metadata.feature`]: "support",
        [`${prefix}.metadata`]: '{"tier":3}',
        [`${prefix}.cost`]: 0.5,
        [`${prefix}.unheard_of`]: 1,
      }),
    ).toEqual({
      log_type: "speech",
      customer_identifier: "user_123",
      customer_email: "jo@example.com",
      customer_name: "Jo Diaz",
      thread_identifier: "thread_42",
      trace_group_identifier: "session_9",
      custom_identifier: "ticket_1",
      evaluation_identifier: "release_42",
      cost: 0.5,
      metadata: {
        tier: 3,
        feature: "support",
        "gen_ai.operation.name": "chat",
        "user.id": "other",
        [`${prefix}.unheard_of`]: 1,
      },
    });
  });

  it("reads the names of the newer documentation, and any field by its own name", () => {
    expect(
      logOf({
        "respan.customer.identifier": "user_123",
        "respan.thread.id": "thread_42",
        "respan.trace_group.id": "session_9",
        "kai.log_type": "guardrail",
        "kai.group": "team_7",
        "kai.request.tool_choice": "auto",
        "kai.variables": '{"name":"Jo"}',
        "kai.usage": '{"prompt_tokens":1}',
      }),
    ).toEqual({
      log_type: "guardrail",
      customer_identifier: "user_123",
      thread_identifier: "thread_42",
      trace_group_identifier: "session_9",
      group_identifier: "team_7",
      tool_choice: "auto",
      variables: { name: "Jo" },
      usage: { prompt_tokens: 1 },
    });
  });
});

describe("Vercel AI SDK", () => {
  const inner = {
    "ai.operationId": "ai.generateText.doGenerate",
    "ai.model.provider": "openai.chat",
    "ai.model.id": "gpt-4o",
    "ai.telemetry.functionId": "answer",
    "ai.telemetry.metadata.userId": "user_123",
    "ai.telemetry.metadata.tier": 3,
    "ai.prompt.messages":
      '[{"role":"system","content":"Be brief"},{"role":"user","content":[{"type":"text","text":"Weather?"}]},' +
      '{"role":"assistant","content":[{"type":"tool-call","toolCallId":"c1","toolName":"weather","input":{"city":"Berlin"}}]},' +
      '{"role":"tool","content":[{"type":"tool-result","toolCallId":"c1","toolName":"weather","output":{"type":"json","value":{"t":20}}}]}]',
    "ai.prompt.tools": ['{"type":"function","name":"weather","description":"w","inputSchema":{"type":"object"}}'],
    "ai.prompt.toolChoice": '{"type":"auto"}',
    "ai.response.finishReason": "stop",
    "ai.response.text": "Sunny",
    "ai.response.reasoning": "hm",
    "ai.response.model": "gpt-4o-2024",
    "ai.response.msToFirstChunk": 210,
    "ai.usage.inputTokens": 10,
    "ai.usage.outputTokens": 5,
    "ai.usage.totalTokens": 15,
    "ai.usage.cachedInputTokens": 2,
    "gen_ai.usage.input_tokens": 10,
    "gen_ai.usage.output_tokens": 5,
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.response.model": "gpt-4o-2024",
  };

  it("reads the call of a model", () => {
    expect(logOf(inner)).toEqual({
      log_type: "chat",
      model: "gpt-4o-2024",
      provider_id: "openai.chat",
      span_workflow_name: "answer",
      customer_identifier: "user_123",
      input: [
        { role: "system", content: "Be brief" },
        { role: "user", content: "Weather?" },
        { role: "assistant", content: null, tool_calls: [call] },
        { role: "tool", tool_call_id: "c1", content: '{"t":20}' },
      ],
      output: { role: "assistant", content: "Sunny", reasoning_content: "hm" },
      tools: [{ type: "function", function: { name: "weather", description: "w", parameters: { type: "object" } } }],
      tool_choice: "auto",
      finish_reason: "stop",
      time_to_first_token: 0.21,
      usage: { ...usage, prompt_tokens_details: { cached_tokens: 2 } },
      metadata: {
        tier: 3,
        "ai.model.id": "gpt-4o",
        "gen_ai.request.model": "gpt-4o",
      },
    });
  });

  it("reads the outer span as the agent that spends nothing itself", () => {
    const log = logOf({
      "ai.operationId": "ai.generateText",
      "ai.prompt": '{"system":"Be brief","prompt":"Weather?"}',
      "ai.response.toolCalls": '[{"toolCallId":"c1","toolName":"weather","input":"{\\"city\\":\\"Berlin\\"}"}]',
      "ai.response.text": "",
      "ai.usage.inputTokens": 20,
      "ai.schema": '{"type":"object"}',
      "ai.schema.name": "answer",
    });
    expect(log).toEqual({
      log_type: "agent",
      input: [
        { role: "system", content: "Be brief" },
        { role: "user", content: "Weather?" },
      ],
      output: { role: "assistant", content: null, tool_calls: [call] },
      response_format: { type: "json_schema", json_schema: { name: "answer", schema: { type: "object" } } },
      metadata: { "ai.usage.inputTokens": 20 },
    });
  });

  it("reads embeddings and tools", () => {
    expect(
      logOf({
        "ai.operationId": "ai.embedMany.doEmbed",
        "ai.values": ['"a"', '"b"'],
        "ai.embeddings": ["[1,2]", "[3]"],
      }),
    ).toMatchObject({ log_type: "embedding", input: ["a", "b"], output: [[1, 2], [3]] });
    expect(
      logOf({ "ai.operationId": "ai.toolCall", "ai.toolCall.args": '{"a":1}', "ai.toolCall.result": "2" }),
    ).toMatchObject({ log_type: "tool", input: { a: 1 }, output: "2" });
  });
});

describe("OpenInference", () => {
  it("reads a call of a model", () => {
    expect(
      logOf({
        "openinference.span.kind": "LLM",
        "llm.model_name": "gpt-4o",
        "llm.provider": "openai",
        "llm.invocation_parameters": '{"temperature":0.5,"max_tokens":100}',
        "llm.token_count.prompt": 10,
        "llm.token_count.completion": 5,
        "llm.token_count.total": 15,
        "llm.token_count.prompt_details.cache_read": 2,
        "llm.cost.total": 0.01,
        "llm.input_messages.0.message.role": "user",
        "llm.input_messages.0.message.contents.0.message_content.type": "text",
        "llm.input_messages.0.message.contents.0.message_content.text": "Look",
        "llm.input_messages.0.message.contents.1.message_content.type": "image",
        "llm.input_messages.0.message.contents.1.message_content.image.image.url": "https://example.com/cat.png",
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.content": "A cat",
        "llm.output_messages.0.message.tool_calls.0.tool_call.id": "c1",
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "weather",
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": '{"city":"Berlin"}',
        "llm.tools.0.tool.json_schema": '{"type":"function","function":{"name":"weather"}}',
        "input.value": '{"model":"gpt-4o","messages":[]}',
        "input.mime_type": "application/json",
        "output.value": '{"id":"chatcmpl-1"}',
        "output.mime_type": "application/json",
        metadata: '{"tier":3}',
        "session.id": "thread_42",
        "user.id": "user_123",
      }),
    ).toEqual({
      log_type: "chat",
      model: "gpt-4o",
      provider_id: "openai",
      temperature: 0.5,
      max_tokens: 100,
      usage: { ...usage, prompt_tokens_details: { cached_tokens: 2 } },
      cost: 0.01,
      input: [
        {
          role: "user",
          content: [
            { type: "text", text: "Look" },
            { type: "image_url", image_url: { url: "https://example.com/cat.png" } },
          ],
        },
      ],
      output: { role: "assistant", content: "A cat", tool_calls: [call] },
      tools: [{ type: "function", function: { name: "weather" } }],
      full_request: { model: "gpt-4o", messages: [] },
      full_response: { id: "chatcmpl-1" },
      thread_identifier: "thread_42",
      customer_identifier: "user_123",
      metadata: { tier: 3 },
    });
  });

  it("reads other spans by their values", () => {
    expect(
      logOf({ "openinference.span.kind": "RETRIEVER", "input.value": "cats", "output.value": '[{"id":1}]' }),
    ).toEqual({
      log_type: "task",
      input: "cats",
      output: [{ id: 1 }],
      metadata: { "openinference.span.kind": "RETRIEVER" },
    });
    expect(
      logOf({
        "openinference.span.kind": "EMBEDDING",
        "embedding.embeddings.0.embedding.text": "cats",
        "embedding.embeddings.0.embedding.vector": [1, 2],
      }),
    ).toEqual({ log_type: "embedding", input: "cats", output: [1, 2] });
  });
});

describe("Langfuse", () => {
  it("reads a generation; what it counts apart becomes a total", () => {
    expect(
      logOf({
        "langfuse.observation.type": "generation",
        "langfuse.observation.model.name": "gpt-4o",
        "langfuse.observation.model.parameters": '{"temperature":0.5}',
        "langfuse.observation.input": '[{"role":"user","content":"Hi"}]',
        "langfuse.observation.output": '{"role":"assistant","content":"Hello"}',
        "langfuse.observation.usage_details": '{"input":8,"input_cached_tokens":2,"output":5,"total":15}',
        "langfuse.observation.cost_details": '{"total":0.01}',
        "langfuse.observation.completion_start_time": '"2026-01-01T00:00:00.210Z"',
        "langfuse.observation.metadata.feature": "support",
        "langfuse.user.id": "user_123",
        "langfuse.session.id": "thread_42",
      }),
    ).toEqual({
      log_type: "chat",
      model: "gpt-4o",
      temperature: 0.5,
      input: [{ role: "user", content: "Hi" }],
      output: { role: "assistant", content: "Hello" },
      usage: { ...usage, prompt_tokens_details: { cached_tokens: 2 } },
      cost: 0.01,
      time_to_first_token: 0.21,
      customer_identifier: "user_123",
      thread_identifier: "thread_42",
      metadata: { feature: "support" },
    });
  });

  it("reads an observation that failed", () => {
    expect(
      logOf({
        "langfuse.observation.type": "span",
        "langfuse.observation.level": "ERROR",
        "langfuse.observation.status_message": "no such thing",
      }),
    ).toMatchObject({ log_type: "task", status: "error", error_message: "no such thing" });
  });
});

describe("Traceloop OpenLLMetry", () => {
  it("reads a workflow and what belongs to it", () => {
    expect(
      logOf({
        "traceloop.span.kind": "workflow",
        "traceloop.workflow.name": "support",
        "traceloop.entity.name": "support",
        "traceloop.entity.path": "support.classify",
        "traceloop.entity.input": '{"args":["Hi"],"kwargs":{}}',
        "traceloop.entity.output": '"done"',
        "traceloop.association.properties.user_id": "user_123",
        "traceloop.association.properties.tier": "gold",
      }),
    ).toEqual({
      log_type: "workflow",
      span_workflow_name: "support",
      span_path: "support.classify",
      input: { args: ["Hi"], kwargs: {} },
      output: "done",
      customer_identifier: "user_123",
      metadata: { "traceloop.entity.name": "support", tier: "gold" },
    });
  });
});
