import { describe, expect, it } from "vitest";
import { AddressPolicy } from "./address-policy.ts";
import type { GatewayError } from "./gateway-error.ts";
import { readChat } from "./read-chat.ts";
import { Warnings } from "./warnings.ts";

const policy = new AddressPolicy([]);
const messages = [{ role: "user", content: "Hi" }];
const tool = { type: "function", function: { name: "f" } };

const nested: unknown = JSON.parse("[".repeat(501) + "]".repeat(501));

function read(body: unknown, header?: string) {
  const warnings = new Warnings();
  return { ...readChat(body, { header, warnings, policy }), warned: warnings.subjects };
}

describe("a chat request", () => {
  it.each<[param: string, body: object]>([
    ["messages", { messages: [] }],
    ["messages", { messages: "Hi" }],
    ["messages.0.role", { messages: [{ role: "none", content: "Hi" }] }],
    ["messages.0.content", { messages: [{ role: "user" }] }],
    ["messages.0.tool_call_id", { messages: [{ role: "tool", content: "Hi" }] }],
    ["messages.0.content.0.type", { messages: [{ role: "user", content: [{ type: "video" }] }] }],
    [
      "messages.0.content.0.image_url",
      { messages: [{ role: "user", content: [{ type: "image_url", image_url: "file:///etc/passwd" }] }] },
    ],
    [
      "messages.0.content.0.image_url",
      { messages: [{ role: "user", content: [{ type: "image_url", image_url: "http://169.254.169.254/" }] }] },
    ],
    ["stream", { stream: "yes" }],
    ["tools.0.type", { tools: [{ type: "retrieval" }] }],
    ["tools.0.function.parameters", { tools: [{ type: "function", function: { name: "f", parameters: "x" } }] }],
    ["tools.1.function.name", { tools: [tool, tool] }],
    ["tool_choice", { tool_choice: "required" }],
    ["tool_choice.function.name", { tools: [tool], tool_choice: { type: "function", function: { name: "g" } } }],
    ["parallel_tool_calls", { parallel_tool_calls: 1 }],
    ["frequency_penalty", { frequency_penalty: 2.1 }],
    ["presence_penalty", { presence_penalty: -2.1 }],
    ["max_tokens", { max_tokens: 0 }],
    ["max_tokens", { max_tokens: 1.5 }],
    ["max_tokens", { max_tokens: 1, max_completion_tokens: 1 }],
    ["temperature", { temperature: 2.1 }],
    ["n", { n: 9 }],
    ["logprobs", { logprobs: 1 }],
    ["top_logprobs", { top_logprobs: 3 }],
    ["echo", { echo: "yes" }],
    ["stop", { stop: ["1", "2", "3", "4", "5"] }],
    ["logit_bias.50256", { logit_bias: { "50256": 101 } }],
    ["response_format.type", { response_format: { type: "yaml" } }],
    ["response_format.json_schema.schema", { response_format: { type: "json_schema", json_schema: { name: "a" } } }],
    ["load_balance_group.models", { load_balance_group: { models: [] } }],
    ["load_balance_group.models.0.weight", { load_balance_group: { models: [{ model: "a", weight: 0 }] } }],
    ["fallback_models.0", { fallback_models: [1] }],
    ["fallback_models", { fallback_models: Array.from({ length: 17 }, () => "a") }],
    ["customer_credentials.acme", { customer_credentials: { acme: { api_key: "k" } } }],
    ["customer_credentials.openai.api_key", { customer_credentials: { openai: { api_key: 1 } } }],
    ["customer_credentials.openai.api_key", { customer_credentials: { openai: { api_key: "k\nX-Other: 1" } } }],
    ["customer_api_keys.gpt-4o", { customer_api_keys: { "gpt-4o": "ключ" } }],
    ["customer_credentials.openai.api_base", { customer_credentials: { openai: { api_base: "http://10.0.0.1" } } }],
    ["customer_credentials.openai.api_base", { customer_credentials: { openai: { api_base: "https://a.io/v1?b=c" } } }],
    ["credential_override.gpt-4o.api_base", { credential_override: { "gpt-4o": { api_base: "http://[::1]" } } }],
    ["cache_enabled", { cache_enabled: 1 }],
    ["cache_ttl", { cache_ttl: 0 }],
    ["cache_options", { cache_options: true }],
    ["retry_params.num_retries", { retry_params: { num_retries: 11 } }],
    ["retry_params.retry_after", { retry_params: { retry_after: 61 } }],
    ["retry_params", { retry_params: { times: 3 } }],
    ["disable_log", { disable_log: 1 }],
    ["metadata", { metadata: "a" }],
    ["metadata", { metadata: { a: "x".repeat(17_000) } }],
    ["custom_identifier", { custom_identifier: "x".repeat(256) }],
    ["customer_identifier", { customer_identifier: "x".repeat(121) }],
    ["customer_params.customer_identifier", { customer_params: {} }],
    ["customer_params.email", { customer_params: { customer_identifier: "a", email: "a" } }],
    [
      "customer_params.period_end",
      { customer_params: { customer_identifier: "a", period_start: "2026-02-01", period_end: "2026-01-01" } },
    ],
    ["customer_params.period_start", { customer_params: { customer_identifier: "a", period_start: "2026-02-30" } }],
    ["customer_params.budget_duration", { customer_params: { customer_identifier: "a", budget_duration: "hourly" } }],
    ["customer_params.period_budget", { customer_params: { customer_identifier: "a", period_budget: -1 } }],
    ["request_breakdown", { request_breakdown: "yes" }],
    ["positive_feedback", { positive_feedback: "yes" }],
    ["kai_params", { kai_params: "a" }],
    ["some_new_parameter", { some_new_parameter: nested }],
    ["kai_params", { kai_params: { metadata: { nested } } }],
  ])("is refused by the name of %s: %o", (param, body) => {
    const refused = () => read({ model: "gpt-4o", messages, ...body });
    expect(refused).toThrow(expect.objectContaining({ status: 400 }));
    expect(refused).toThrow(expect.toSatisfy((error: GatewayError) => error.toJSON().error.param === param));
  });

  it("is taken apart: null is absent, gateway's parameters do not go on, credentials are secret", () => {
    const { chat, kai, credentials } = read({
      model: "gpt-4o",
      messages,
      temperature: null,
      some_new_parameter: 1,
      metadata: { a: 1 },
      customer_api_keys: { "gpt-4o": "SENTINEL" },
    });
    expect(chat).toEqual({ model: "gpt-4o", messages, some_new_parameter: 1 });
    expect(kai).toEqual({ metadata: { a: 1 } });
    expect(credentials.apiKeys?.["gpt-4o"]?.reveal()).toBe("SENTINEL");
    expect(JSON.stringify(credentials)).not.toContain("SENTINEL");
  });

  it("may hold a key with the end of the line it was copied from", () => {
    const { credentials } = read({ model: "gpt-4o", messages, customer_api_keys: { "gpt-4o": " sk-1\r\n" } });
    expect(credentials.apiKeys?.["gpt-4o"]?.reveal()).toBe("sk-1");
  });

  it("may carry parameters nested or in a header: nested ones come first, then those of the header", () => {
    const body = { model: "gpt-4o", messages, custom_identifier: "body", metadata: { from: "body" } };
    const header = JSON.stringify({ custom_identifier: "header", thread_identifier: "header" });
    const both = { ...body, keywordsai_params: { custom_identifier: "nested" } };
    expect(read(both, header)).toMatchObject({
      kai: { custom_identifier: "nested", thread_identifier: "header", metadata: { from: "body" } },
      warned: ["custom_identifier"],
    });
    expect(read(body, Buffer.from(header).toString("base64")).kai).toMatchObject({ custom_identifier: "header" });
    expect(() => read(body, "no JSON")).toThrow(expect.objectContaining({ status: 400, code: "invalid_header" }));
  });
});
