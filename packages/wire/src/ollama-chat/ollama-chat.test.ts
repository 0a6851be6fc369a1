import { expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { ollamaChat } from "./ollama-chat.ts";

it.each([
  [undefined, true],
  ["localhost:11434", true],
  ["ollama.com", true],
  ["my-ollama:8080", true],
  ["localhost:3000", false],
  ["api.example.com", false],
])("match /api/chat at %s", (host, matches) => {
  const target = { method: "POST", path: "/api/chat", ...(host !== undefined && { host }) };
  expect(findFormat(target)?.id === "ollama-chat").toBe(matches);
});

testBodies(ollamaChat, import.meta.url);
testStreams(ollamaChat, import.meta.url, { endless: { members: (index) => `{"member_${index}":1}\n` } });

it("tells thinking, text, calls and the end", () => {
  const recorded = new Fixtures(import.meta.url).streams().find(({ name }) => name === "stream-thinking-tools")!;
  const content = { type: "content", choice: 0 };
  expect(ollamaChat.decoder().push(new TextEncoder().encode(recorded.text))).toStrictEqual([
    { ...content, kind: "reasoning", delta: "Hm, two" },
    { ...content, kind: "reasoning", delta: " calls." },
    { ...content, kind: "text", delta: "Checking." },
    { ...content, kind: "tool_call", delta: { index: 0, name: "get_weather", arguments: '{"city":"Berlin"}' } },
    { ...content, kind: "tool_call", delta: { index: 1, id: "call_2", name: "get_time", arguments: "{}" } },
    { type: "finish", choice: 0, reason: "stop" },
    { type: "done" },
  ]);
});

it("skips a line that is too long", () => {
  const decoder = ollamaChat.decoder({ maxEventLength: 100 });
  for (const content of ["a", "b".repeat(100), "c"]) {
    const line = new TextEncoder().encode(`${JSON.stringify({ message: { content } })}\n`);
    for (const byte of line) decoder.push(Uint8Array.of(byte));
  }
  expect(decoder.result().fields).toStrictEqual({
    output: { role: "assistant", content: "ac" },
    warnings: "stream events skipped because they were too long: 1",
  });
});
