import { expect, it } from "vitest";
import { openaiChat } from "./index.ts";
import type { WriteTarget } from "./translation.ts";

const messages = [{ role: "user", content: "Hi" }];
const tools = [{ type: "function", function: { name: "f" } }];
const target: WriteTarget = { model: "some-model", stream: false };

it("leaves out what a provider lacks, and says so unless it was asked for in vain", () => {
  const asked = { messages, tools, logit_bias: { "1": 1 }, frequency_penalty: 0, presence_penalty: 1, seed: 7 };
  const lacks = new Set(["logit_bias", "penalties", "parallel_tool_calls"]);
  const { body, warnings } = openaiChat.writeRequest({ ...asked, parallel_tool_calls: false }, { ...target, lacks });
  expect(body).toEqual({ model: "some-model", messages, tools, seed: 7 });
  const left = "was not sent: the provider does not take it";
  expect(warnings).toEqual({ logit_bias: left, presence_penalty: left, parallel_tool_calls: left });
});

it("asks for the usage of a stream, unless the provider does not take the question", () => {
  const asked = (lacks?: ReadonlySet<string>) =>
    openaiChat.writeRequest({ messages, stream_options: { a: 1 } }, { ...target, stream: true, lacks }).body;
  expect(asked()).toMatchObject({ stream: true, stream_options: { a: 1, include_usage: true } });
  expect(asked(new Set(["stream_options"]))).toEqual({ model: "some-model", messages, stream: true });
});

it("keeps the temperature below what the provider takes", () => {
  const asked = (temperature: number) =>
    openaiChat.writeRequest({ messages, temperature }, { ...target, maxTemperature: 1.5 });
  expect(asked(1.2)).toMatchObject({ body: { temperature: 1.2 }, warnings: {} });
  expect(asked(2)).toMatchObject({
    body: { temperature: 1.5 },
    warnings: { temperature: "was sent as 1.5, the most that it may be" },
  });
});

it.each(["o3", "o4-mini", "gpt-5", "gpt-5-mini", "gpt-5-2025-08-07"])("sends %s no sampling it refuses", (model) => {
  const asked = { messages, temperature: 0.2, top_p: 1, presence_penalty: 0.5 };
  const { body, warnings } = openaiChat.writeRequest(asked, { ...target, model });
  expect(body).toEqual({ model, messages, top_p: 1 });
  expect(Object.keys(warnings)).toEqual(["temperature", "presence_penalty"]);
});

it.each(["gpt-4o", "gpt-5-chat-latest", "gpt-5.2"])("sends %s its sampling", (model) => {
  expect(openaiChat.writeRequest({ messages, temperature: 0.2 }, { ...target, model }).body).toMatchObject({
    temperature: 0.2,
  });
});

it("takes tools that are none for none", () => {
  const { body, warnings } = openaiChat.writeRequest({ messages, tools: [], parallel_tool_calls: false }, target);
  expect(body).toEqual({ model: "some-model", messages });
  expect(warnings).toEqual({ parallel_tool_calls: "was not sent: there are no tools" });
});
