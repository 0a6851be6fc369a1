import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { anthropicMessages } from "./anthropic-messages.ts";

const event = (type: string, members: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...members })}\n\n`;

it.each([
  ["/v1/messages", "anthropic-messages"],
  ["/anthropic/v1/messages/", "anthropic-messages"],
  ["/v1/messages/count_tokens", undefined],
  ["/v1/messages/batches", undefined],
  ["/v1/threads/thread_1/messages", undefined],
])("match %s", (path, id) => {
  expect(findFormat({ method: "POST", path })?.id).toBe(id);
});

testBodies(anthropicMessages, import.meta.url);
testStreams(anthropicMessages, import.meta.url, {
  endless: {
    blocks: (index) => event("content_block_start", { index, content_block: { type: "tool_use", id: `t${index}` } }),
    members: (index) => event("message_delta", { delta: { [`member_${index}`]: 1 } }),
  },
});

describe("events", () => {
  const eventsOf = (name: string) => {
    const recorded = new Fixtures(import.meta.url).streams().find((each) => each.name === name)!;
    return anthropicMessages.decoder().push(new TextEncoder().encode(recorded.text));
  };

  it("tell thinking, text and tool calls, each as it comes", () => {
    const content = { type: "content", choice: 0 };
    expect(eventsOf("stream-thinking-tools")).toStrictEqual([
      { ...content, kind: "reasoning", delta: "The user wants" },
      { ...content, kind: "reasoning", delta: " two cities." },
      { ...content, kind: "text", delta: "Let me" },
      { ...content, kind: "text", delta: " check." },
      { ...content, kind: "tool_call", delta: { index: 0, id: "toolu_01A", name: "get_weather" } },
      { ...content, kind: "tool_call", delta: { index: 0, arguments: '{"city": "' } },
      { ...content, kind: "tool_call", delta: { index: 0, arguments: 'Berlin"}' } },
      { ...content, kind: "tool_call", delta: { index: 1, id: "toolu_01B", name: "get_time" } },
      { type: "finish", choice: 0, reason: "tool_use" },
      { type: "done" },
    ]);
  });

  it("tell no calls of the tools that run at the provider", () => {
    expect(eventsOf("stream-web-search").some((each) => each.type === "content" && each.kind === "tool_call")).toBe(
      false,
    );
  });

  it("tell an error that a proxy put into the stream", () => {
    const sse = 'data: {"error":{"message":"Bad gateway"}}\n\n';
    expect(anthropicMessages.decoder().push(new TextEncoder().encode(sse))).toStrictEqual([
      { type: "error", error: { message: "Bad gateway" } },
    ]);
  });

  it("tell that the provider is overloaded", () => {
    expect(eventsOf("stream-error-overloaded").at(-1)).toStrictEqual({
      type: "error",
      error: { message: "Overloaded", type: "overloaded_error" },
    });
  });
});
