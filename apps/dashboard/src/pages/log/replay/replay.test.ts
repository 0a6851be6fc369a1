import { expect, it } from "vitest";
import { readMessages } from "../../../conversation/read/read-messages.ts";
import { readStreamLine } from "../../../gateway-call/read-stream-line.ts";
import { answerText } from "./answer-text.ts";
import { draftOf, replayBody } from "./replay-body.ts";
import { whyNoReplay } from "./why-no-replay.ts";

const request = {
  model: "openai/gpt-4o-mini",
  messages: [{ role: "user", content: "Hi" }],
  temperature: 0.5,
  stream: false,
};

it("asks again with what the form says, and marks the log of it", () => {
  const draft = { ...draftOf(request), model: " acme/x ", parameters: '{"temperature": 1, "metadata": {"a": 1}}' };
  const { body } = replayBody(draft, "log1") as { body: string };
  expect(JSON.parse(body)).toEqual({
    disable_fallback: true,
    temperature: 1,
    model: "acme/x",
    messages: [{ role: "user", content: "Hi" }],
    metadata: { a: 1, replay_of: "log1" },
    stream: true,
  });
});

it("says what is wrong with a form", () => {
  expect(replayBody({ model: "", messages: "{}", parameters: "[" }, "log1")).toEqual({
    problems: {
      model: "Which model shall be asked?",
      messages: "must be a list of messages in JSON",
      parameters: "must be an object in JSON",
    },
  });
});

it("reads a stream as the gateway sends it", () => {
  expect(readStreamLine('data: {"id":"c1","choices":[{"index":0,"delta":{"content":"Hel"}}]}')).toEqual({
    id: "c1",
    text: "Hel",
    error: undefined,
  });
  expect(readStreamLine('data: {"error":{"message":"The provider broke off","code":"x"}}')?.error).toBe(
    "The provider broke off",
  );
  for (const line of ["", ": ping", "data: [DONE]", "data: {", "event: x"])
    expect(readStreamLine(line)).toBeUndefined();
});

it("compares what is said and what is called", () => {
  const output = {
    role: "assistant",
    content: "I look.",
    tool_calls: [{ id: "a", function: { name: "f", arguments: '{"n":1}' } }],
  };
  expect(answerText(readMessages(output, "assistant"))).toBe('I look.\n\nf({\n  "n": 1\n})');
});

it("says why a log cannot be asked again", () => {
  expect(whyNoReplay({ log_type: "embedding", model: "m", input: "a" })).toContain("type embedding");
  expect(whyNoReplay({ log_type: "chat", model: "m", input: null })).toContain("no input");
});
