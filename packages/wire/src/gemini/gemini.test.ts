import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { gemini } from "./gemini.ts";

it.each([
  ["/v1beta/models/gemini-2.5-flash:generateContent", "gemini"],
  ["/v1beta/models/gemini-2.5-flash%3AstreamGenerateContent", "gemini"],
  ["/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:streamGenerateContent", "gemini"],
  ["/v1beta/models/gemini-2.5-flash:countTokens", undefined],
  ["/v1beta/models/generateContent", undefined],
])("match %s", (path, id) => {
  expect(findFormat({ method: "POST", path })?.id).toBe(id);
});

const chunk = (candidate: object) => `data: ${JSON.stringify({ candidates: [candidate] })}\r\n\r\n`;

testBodies(gemini, import.meta.url);
testStreams(gemini, import.meta.url, {
  endless: {
    candidates: (index) => chunk({ index, content: { parts: [{ text: "x" }] } }),
    parts: (index) => chunk({ content: { parts: [{ functionCall: { name: `call_${index}` } }] } }),
    members: (index) => chunk({ [`member_${index}`]: 1 }),
  },
});

describe("events", () => {
  const eventsOf = (...chunks: object[]) =>
    gemini.decoder().push(new TextEncoder().encode(chunks.map((each) => chunk(each)).join("")));

  it("tell thoughts, text, calls and audio", () => {
    const parts = [
      { text: "Hm.", thought: true },
      { text: "Hi" },
      { functionCall: { id: "fc-1", name: "get_weather", args: { city: "Berlin" } } },
      { functionCall: { name: "get_time" } },
      { inlineData: { mimeType: "audio/L16;rate=24000", data: "AAAA" } },
      { text: "" },
    ];
    const content = { type: "content", choice: 0 };
    expect(eventsOf({ content: { parts } }, { finishReason: "STOP" }, { finishReason: "STOP" })).toStrictEqual([
      { ...content, kind: "reasoning", delta: "Hm." },
      { ...content, kind: "text", delta: "Hi" },
      {
        ...content,
        kind: "tool_call",
        delta: { index: 0, id: "fc-1", name: "get_weather", arguments: '{"city":"Berlin"}' },
      },
      { ...content, kind: "tool_call", delta: { index: 1, name: "get_time" } },
      { ...content, kind: "audio", delta: { data: "AAAA" } },
      { type: "finish", choice: 0, reason: "STOP" },
    ]);
  });

  it("come out of a list as soon as an element is there", () => {
    const decoder = gemini.decoder();
    const push = (text: string) => decoder.push(new TextEncoder().encode(text)).length;
    const element = '{"candidates":[{"content":{"parts":[{"text":"a ]}\\" b"}]}}]}';
    expect([push("["), push(element.slice(0, -1)), push("}"), push("\n,\r\n"), push(element), push("]")]).toStrictEqual(
      [0, 0, 1, 0, 1, 0],
    );
  });

  it("skip an element of a list that is too long", () => {
    const decoder = gemini.decoder({ maxEventLength: 100 });
    const element = (text: string) => JSON.stringify({ candidates: [{ content: { parts: [{ text }] } }] });
    decoder.push(new TextEncoder().encode(`[${element("a")},${element("b".repeat(100))},${element("c")}]`));
    expect(decoder.result().fields).toMatchObject({
      output: { content: "ac" },
      warnings: "stream events skipped because they were too long: 1",
    });
  });
});
