import { expect, it } from "vitest";
import type { ChatStreamEvent } from "./translation.ts";
import { chunksOf, CompletionAssembly } from "./whole-completion.ts";

const call = (id: string, city: string) => ({
  id,
  type: "function",
  function: { name: "weather", arguments: JSON.stringify({ city }) },
});
const completion = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_767_607_331,
  model: "m",
  system_fingerprint: "fp",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "Grüße 👋", refusal: null, reasoning_content: "hm" },
      finish_reason: "stop",
      logprobs: { content: [{ token: "Grüße", logprob: -0.1 }] },
    },
    {
      index: 1,
      message: {
        role: "assistant",
        content: null,
        refusal: null,
        tool_calls: [call("call_1", "Bonn"), call("call_2", "Kyōto")],
      },
      finish_reason: "tool_calls",
      logprobs: null,
    },
  ],
  usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
};

function whole(events: readonly ChatStreamEvent[], maxLength = 10_000) {
  const assembly = new CompletionAssembly(maxLength);
  for (const event of events) assembly.push([event]);
  return assembly.completion();
}

it("a completion is told as a stream, and is the same again when its chunks are put together", () => {
  const events = chunksOf(completion);
  expect(events.at(-1)).toEqual({ type: "done" });
  expect(events.filter((event) => event.type === "chunk" && event.usage)).toHaveLength(1);
  expect(whole(events)).toEqual(completion);
});

it("what has not ended is no completion, nor what is too long", () => {
  const events = chunksOf(completion);
  expect(whole(events.slice(0, 3))).toBeUndefined();
  expect(whole([])).toBeUndefined();
  expect(whole(events, 10)).toBeUndefined();
});
