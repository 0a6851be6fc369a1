import assert from "node:assert/strict";
import OpenAI from "openai";

interface Live {
  baseURL: string;
  apiKey: string;
  model: string;
}

const messages = [{ role: "user" as const, content: "What is the weather in Lima? Answer in one sentence." }];
const parameters = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};
const tools = [
  { type: "function" as const, function: { name: "weather", description: "The weather in a city", parameters } },
];
const response_format = {
  type: "json_schema" as const,
  json_schema: { name: "place", strict: true, schema: parameters },
};
const limit = { max_tokens: 500 };

const completions = ({ baseURL, apiKey }: Live) => new OpenAI({ baseURL, apiKey, maxRetries: 0 }).chat.completions;
const toolOnly = { tools, tool_choice: "required" as const };

/** What every provider must do, by its name; each throws when it does not. */
export const checks: Readonly<Record<string, (live: Live) => Promise<void>>> = {
  async "answers, with usage"(live) {
    const { choices, usage } = await completions(live).create({ model: live.model, messages, ...limit });
    assert.ok(choices[0]?.message.content, "there is no text");
    assert.ok(usage && usage.prompt_tokens > 0 && usage.completion_tokens > 0, "there is no usage");
  },
  async "streams to the end, with usage"(live) {
    const stream = completions(live).stream({
      model: live.model,
      messages,
      stream_options: { include_usage: true },
      ...limit,
    });
    assert.ok(await stream.finalContent(), "there is no text");
    assert.ok((await stream.totalUsage()).total_tokens > 0, "there is no usage");
  },
  async "calls a tool and goes on with its result"(live) {
    const { choices } = await completions(live).create({ model: live.model, messages, ...toolOnly, ...limit });
    await goOn(live, choices[0]!.message);
  },
  async "calls a tool in a stream and goes on with its result"(live) {
    const stream = completions(live).stream({ model: live.model, messages, ...toolOnly, ...limit });
    await goOn(live, await stream.finalMessage());
  },
  async "answers in the form of a schema"(live) {
    const { choices } = await completions(live).create({ model: live.model, messages, response_format, ...limit });
    assert.deepEqual(Object.keys(JSON.parse(choices[0]!.message.content!) as object), ["city"]);
  },
  async "says what is wrong with a model that does not exist"(live) {
    const [provider] = live.model.split("/");
    const asked = completions(live).create({ model: `${provider}/no-such-model-of-anyone`, messages, ...limit });
    await assert.rejects(asked, ({ status }: { status: number }) => status >= 400 && status < 500);
  },
};

async function goOn(live: Live, called: OpenAI.ChatCompletionMessage): Promise<void> {
  const [call] = called.tool_calls ?? [];
  assert.ok(call?.type === "function", "no tool was called");
  assert.deepEqual(Object.keys(JSON.parse(call.function.arguments) as object), ["city"]);
  // As clients do that know OpenAI's format alone.
  const { role, content, tool_calls } = called;
  const result = { role: "tool" as const, tool_call_id: call.id, content: "22 °C and sunny" };
  const { choices } = await completions(live).create({
    model: live.model,
    tools,
    messages: [...messages, { role, content, tool_calls }, result],
    ...limit,
  });
  assert.match(choices[0]?.message.content ?? "", /22/, "the result was not used");
}
