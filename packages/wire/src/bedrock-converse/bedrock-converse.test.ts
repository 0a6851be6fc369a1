import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { awsMessage, bedrockStream } from "../test-support/aws-messages.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { bedrockConverse } from "./bedrock-converse.ts";

it.each([
  ["/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse", "bedrock-converse"],
  ["/model/amazon.nova-lite-v1:0/converse-stream", "bedrock-converse"],
  ["/model/amazon.nova-lite-v1:0/invoke", undefined],
  ["/model/a/b/converse", undefined],
])("match %s", (path, id) => {
  expect(findFormat({ method: "POST", path })?.id).toBe(id);
});

testBodies(bedrockConverse, import.meta.url);
testStreams(bedrockConverse, import.meta.url, {
  encode: bedrockStream,
  isText: false,
  endless: {
    blocks: (index) => `event contentBlockDelta {"contentBlockIndex":${index},"delta":{"text":"x"}}`,
    members: (index) => `event unknown {"member_${index}":1}`,
  },
});

describe("events", () => {
  const eventsOf = (name: string) => {
    const recorded = new Fixtures(import.meta.url).streams().find((each) => each.name === name)!;
    return bedrockConverse.decoder().push(bedrockStream(recorded.text));
  };

  it("tell reasoning, text and tool calls, each as it comes", () => {
    const content = { type: "content", choice: 0 };
    expect(eventsOf("stream-reasoning-tools")).toStrictEqual([
      { ...content, kind: "reasoning", delta: "The user wants" },
      { ...content, kind: "reasoning", delta: " two cities." },
      { ...content, kind: "text", delta: "Let me" },
      { ...content, kind: "text", delta: " check." },
      {
        ...content,
        kind: "tool_call",
        delta: { index: 0, id: "tooluse_kZJMlvQmRJ6eAyJE5GIl7Q", name: "get_weather" },
      },
      { ...content, kind: "tool_call", delta: { index: 0, arguments: '{"ci' } },
      { ...content, kind: "tool_call", delta: { index: 0, arguments: 'ty": "Berlin"}' } },
      { ...content, kind: "tool_call", delta: { index: 1, id: "tooluse_2", name: "get_time" } },
      { type: "finish", choice: 0, reason: "tool_use" },
      { type: "done" },
    ]);
  });

  it("tell exceptions with their type, and errors of the connection", () => {
    expect(eventsOf("stream-throttled").at(-1)).toStrictEqual({
      type: "error",
      error: { message: "Too many tokens, please wait before trying again.", type: "throttlingException" },
    });
    const headers = { ":message-type": "error", ":error-code": "500", ":error-message": "Internal" };
    expect(bedrockConverse.decoder().push(awsMessage(headers, ""))).toStrictEqual([
      { type: "error", error: { message: "Internal", code: "500" } },
    ]);
  });
});
