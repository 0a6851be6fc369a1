import { describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { chat, logOf, provider } = gatewayApi();

const breakdownKeys = [
  "cached",
  "category",
  "completion_message",
  "completion_tokens",
  "cost",
  "full_request",
  "latency",
  "metadata",
  "model",
  "prompt_messages",
  "prompt_tokens",
  "routing_time",
  "scores",
  "sentiment_score",
  "status_code",
  "stream",
  "timestamp",
];

describe("the log of a call", () => {
  it(`holds what the request says of itself ${cites("gateway/metadata", "gateway/custom_identifier", "gateway/customer_identifier", "gateway/positive_feedback")}`, async () => {
    const said = {
      metadata: { my_key: "my_value" },
      custom_identifier: "my_value",
      customer_identifier: "user_123",
      positive_feedback: true,
    };
    const answer = await chat({ model: "gpt-4o", ...said });
    await logOf(answer).toMatchObject(said);
    for (const name of Object.keys(said)) expect(provider().requests[0]!.body).not.toHaveProperty(name);
  });

  it(`names the customer ${cites("gateway/customer_params")}`, async () => {
    const customer_params = {
      customer_identifier: "user_456",
      group_identifier: "team",
      name: "Jo",
      email: "jo@example.com",
    };
    const answer = await chat({ model: "gpt-4o", customer_params });
    expect(answer.status).toBe(200);
    await logOf(answer).toMatchObject({
      customer_identifier: "user_456",
      customer_name: "Jo",
      customer_email: "jo@example.com",
    });
  });

  it(`keeps metrics alone when asked to ${cites("gateway/disable_log")}`, async () => {
    provider().script({ kind: "text", text: "SENTINEL answer" });
    const messages = [{ role: "user", content: "SENTINEL question" }];
    const answer = await chat({ model: "gpt-4o", messages, disable_log: true, custom_identifier: "kept" });
    expect(answer.text).toContain("SENTINEL answer");
    const log = logOf(answer);
    await log.toMatchObject({ custom_identifier: "kept", prompt_tokens: expect.any(Number), status_code: 200 });
    await log.not.toSatisfy((found) => JSON.stringify(found).includes("SENTINEL"));
  });
});

describe("the summary of a call", () => {
  it(`stands in the body, with the cost its log has ${cites("gateway/request_breakdown")}`, async () => {
    const answer = await chat({ model: "gpt-4o", request_breakdown: true, metadata: { a: 1 } });
    const breakdown = answer.json["request_breakdown"] as Record<string, unknown>;
    expect(Object.keys(breakdown).toSorted()).toEqual(breakdownKeys);
    expect(breakdown).toMatchObject({
      cached: false,
      status_code: 200,
      stream: false,
      metadata: { a: 1 },
      cost: expect.any(Number),
    });
    expect(JSON.stringify(breakdown)).not.toContain("key-of-openai");
    await logOf(answer).toMatchObject({ cost: breakdown["cost"], cost_source: "price_table" });
  });

  it(`is a stream's last chunk, which says nothing to readers that do not know it ${cites("gateway/request_breakdown/stream")}`, async () => {
    const { text } = await chat({ model: "gpt-4o", request_breakdown: true, stream: true });
    const events = text.split("\n\n").filter(Boolean);
    expect(events.at(-1)).toBe("data: [DONE]");
    const chunk = JSON.parse(events.at(-2)!.slice("data: ".length)) as { request_breakdown: object };
    expect(chunk).toMatchObject({ id: "request_breakdown", choices: [{ index: 0, delta: { content: null } }] });
    expect(Object.keys(chunk.request_breakdown).toSorted()).toEqual(breakdownKeys);
  });
});
