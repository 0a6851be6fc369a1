import { expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { openaiCompletions } from "./openai-completions.ts";

it.each([
  ["/v1/completions", "openai-completions"],
  ["/completions/", "openai-completions"],
  ["/v1/chat/completions", "openai-chat"],
  ["/v1/completions/cmpl-1", undefined],
])("match %s", (path, id) => {
  expect(findFormat({ method: "POST", path })?.id).toBe(id);
});

testBodies(openaiCompletions, import.meta.url);
testStreams(openaiCompletions, import.meta.url, {
  said: (output) => ({ text: typeof output === "string" ? output : "", reasoning: "", refusal: "" }),
  endless: { choices: (index) => `data: ${JSON.stringify({ choices: [{ index, text: "x" }] })}\n\n` },
});

it("tells texts and ends", () => {
  const chunk = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
  const sse =
    chunk({ text: "a", index: 1 }) + chunk({ text: "", index: 1, finish_reason: "stop" }) + "data: [DONE]\n\n";
  expect(openaiCompletions.decoder().push(new TextEncoder().encode(sse))).toStrictEqual([
    { type: "content", choice: 1, kind: "text", delta: "a" },
    { type: "finish", choice: 1, reason: "stop" },
    { type: "done" },
  ]);
});
