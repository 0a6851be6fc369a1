import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { type Said, testStreams, textsOf } from "../test-support/stream-suite.ts";
import { openaiResponses } from "./openai-responses.ts";

type Item = Record<string, Record<string, unknown>[] | undefined>;

function said(output: unknown): Said {
  const items = (Array.isArray(output) ? output : []) as (Item | null)[];
  const partsOf = (list: string, type: string) =>
    items.flatMap((item) => item?.[list] ?? []).filter((part) => part["type"] === type);
  return {
    text: textsOf(partsOf("content", "output_text")),
    reasoning: textsOf(partsOf("summary", "summary_text")) + textsOf(partsOf("content", "reasoning_text")),
    refusal: textsOf(partsOf("content", "refusal").map(({ refusal }) => ({ text: refusal }))),
  };
}

it.each([
  ["/v1/responses", true],
  ["/openai/v1/responses/", true],
  ["/openai/responses", true],
  ["/surveys/1/responses", false],
  ["/v1/responses/resp_1", false],
  ["/v1/responses/input_tokens", false],
])("match %s", (path, matches) => {
  expect(findFormat({ method: "POST", path })?.id === "openai-responses").toBe(matches);
});

const event = (type: string, members: object) => `data: ${JSON.stringify({ type, ...members })}\n\n`;

testBodies(openaiResponses, import.meta.url);
testStreams(openaiResponses, import.meta.url, {
  said,
  endless: {
    items: (index) => event("response.output_item.added", { output_index: index, item: { type: "message" } }),
    parts: (index) => event("response.output_text.delta", { content_index: index, delta: "x" }),
  },
});

function decodeText(text: string) {
  const decoder = openaiResponses.decoder();
  return { events: decoder.push(new TextEncoder().encode(text)), result: decoder.result() };
}

describe("events", () => {
  it("tell reasoning, then tool calls piece by piece, then the end", () => {
    const recorded = new Fixtures(import.meta.url).streams().find(({ name }) => name === "stream-reasoning-tools")!;
    const { events } = decodeText(recorded.text);
    const calls = events.filter((each) => each.type === "content" && each.kind === "tool_call");
    expect(events[0]).toStrictEqual({
      type: "content",
      choice: 0,
      kind: "reasoning",
      delta: "**Checking",
    });
    expect(calls.slice(0, 2)).toStrictEqual([
      { type: "content", choice: 0, kind: "tool_call", delta: { index: 0, id: "call_Xk2", name: "get_weather" } },
      { type: "content", choice: 0, kind: "tool_call", delta: { index: 0, arguments: '{"' } },
    ]);
    expect(calls.at(-1)).toMatchObject({ delta: { index: 2, arguments: " 1;" } });
    expect(events.slice(-2)).toStrictEqual([{ type: "finish", choice: 0, reason: "completed" }, { type: "done" }]);
  });

  it("tell a failure and end with it", () => {
    const { events, result } = decodeText(
      event("response.failed", { response: { status: "failed" } }) +
        event("response.output_text.delta", { delta: "late" }),
    );
    expect(events).toStrictEqual([
      { type: "finish", choice: 0, reason: "failed" },
      { type: "error", error: { message: "The response failed." } },
      { type: "done" },
    ]);
    expect(result.fields).not.toHaveProperty("output");
  });

  it.each([
    [
      { code: "server_error", message: "Overloaded", param: null },
      { message: "Overloaded", code: "server_error" },
    ],
    [
      { error: { type: "server_error", code: null, message: "Overloaded" } },
      { message: "Overloaded", type: "server_error" },
    ],
    [{}, { message: "The stream failed." }],
  ])("tell the error of %j", (members, error) => {
    expect(decodeText(event("error", members)).events).toStrictEqual([{ type: "error", error }]);
  });

  it("tell an error that a proxy put into the stream", () => {
    expect(decodeText('data: {"error":{"message":"Bad gateway","code":502}}\n\n').events).toStrictEqual([
      { type: "error", error: { message: "Bad gateway", code: "502" } },
    ]);
  });
});
