import { expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { cohereChat } from "./cohere-chat.ts";

it.each([
  ["/v2/chat", "cohere-chat"],
  ["/v1/chat", undefined],
])("match %s", (path, id) => {
  expect(findFormat({ method: "POST", path })?.id).toBe(id);
});

const event = (members: object) => `data: ${JSON.stringify(members)}\n\n`;

testBodies(cohereChat, import.meta.url);
testStreams(cohereChat, import.meta.url, {
  endless: {
    parts: (index) => event({ index, delta: { message: { content: { text: "x" } } } }),
    "tool calls": (index) => event({ index, delta: { message: { tool_calls: { id: `c${index}` } } } }),
  },
});

it("tells plan, calls and the end", () => {
  const recorded = new Fixtures(import.meta.url).streams().find(({ name }) => name === "stream-tools")!;
  const content = { type: "content", choice: 0 };
  expect(cohereChat.decoder().push(new TextEncoder().encode(recorded.text))).toStrictEqual([
    { ...content, kind: "reasoning", delta: "I will look" },
    { ...content, kind: "reasoning", delta: " up both." },
    { ...content, kind: "tool_call", delta: { index: 0, id: "get_weather_8ab1", name: "get_weather" } },
    { ...content, kind: "tool_call", delta: { index: 0, arguments: '{"city":' } },
    { ...content, kind: "tool_call", delta: { index: 0, arguments: ' "Berlin"}' } },
    { ...content, kind: "tool_call", delta: { index: 1, id: "get_time_9", name: "get_time", arguments: "{}" } },
    { type: "finish", choice: 0, reason: "TOOL_CALL" },
    { type: "done" },
  ]);
});
