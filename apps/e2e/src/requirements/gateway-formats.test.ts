import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { ChatOpenAI } from "@langchain/openai";
import { generateText, jsonSchema, Output, streamText } from "ai";
import OpenAI from "openai";
import OpenAI6 from "openai-6";
import { describe, expect, it } from "vitest";
import { gatewayApi } from "./gateway-api.ts";

// The server's own credentials, so that clients know nothing of what is behind it.
const { apiKey, baseURL, logOf, provider } = gatewayApi((url) => ({
  OPENAI_API_KEY: "k",
  OPENAI_BASE_URL: url,
  ANTHROPIC_API_KEY: "k",
  ANTHROPIC_BASE_URL: url,
  GEMINI_API_KEY: "k",
  GEMINI_BASE_URL: url,
  GOOGLE_VERTEX_API_KEY: "k",
  GOOGLE_VERTEX_BASE_URL: url,
  AWS_BEARER_TOKEN_BEDROCK: "k",
  AWS_REGION: "eu-central-1",
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
}));

const models = [
  "gpt-4o-mini",
  "claude-haiku-4-5",
  "gemini/gemini-3-pro",
  "vertex_ai/gemini-2.5-flash",
  "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0",
];
const prompt = "What is the weather in Lima?";
const schema = { type: "object" as const, properties: { city: { type: "string" } }, required: ["city"] };
const city = { city: expect.any(String) as string };
const answer = "It is sunny, 22 °C 🌞";
const text = { kind: "text", text: answer } as const;
const calls = [{ name: "weather", arguments: { city: "Lima" } }];
const call = { kind: "tool_calls", calls } as const;

describe.each(models)("%s", (model) => {
  describe.each([
    ["openai 7", OpenAI],
    ["openai 6", OpenAI6 as unknown as typeof OpenAI],
  ])("asked with %s", (_, Client) => {
    const chat = () => new Client({ apiKey, baseURL: baseURL(), maxRetries: 0 }).chat.completions;
    const messages = [{ role: "user" as const, content: prompt }];
    const tools = [{ type: "function" as const, function: { name: "weather", parameters: schema } }];
    const response_format = { type: "json_schema" as const, json_schema: { name: "place", schema } };

    it("answers, streams, calls tools and keeps to a schema", async () => {
      provider().script(text, text, call, call);
      expect((await chat().create({ model, messages })).choices[0]!.message.content).toBe(answer);
      const streamed = chat().stream({ model, messages, stream_options: { include_usage: true } });
      expect(await streamed.finalContent()).toBe(answer);
      expect((await streamed.totalUsage()).total_tokens).toBeGreaterThan(0);
      const called = [{ function: { name: "weather", arguments: JSON.stringify({ city: "Lima" }) } }];
      const whole = await chat().create({ model, messages, tools });
      expect(whole.choices[0]!.message.tool_calls).toMatchObject(called);
      const pieces = await chat().stream({ model, messages, tools }).finalMessage();
      expect(pieces.tool_calls).toMatchObject(called);
      const result = { role: "tool" as const, tool_call_id: pieces.tool_calls![0]!.id, content: "22 °C" };
      const next = await chat().create({ model, tools, messages: [...messages, pieces, result] });
      expect(next.choices[0]!.message.content).toContain("22 °C");
      const formed = await chat().create({ model, messages, response_format });
      expect(JSON.parse(formed.choices[0]!.message.content!)).toEqual(city);
      const formedPieces = await chat().stream({ model, messages, response_format }).finalContent();
      expect(JSON.parse(formedPieces!)).toEqual(city);
    });

    it("is told apart from an answer when it breaks off", async () => {
      provider().script({ kind: "cut", after: 4 });
      await expect(chat().stream({ model, messages }).finalContent()).rejects.toMatchObject({
        code: "upstream_truncated",
      });
    });
  });

  it("answers, streams, calls tools and keeps to a schema with the AI SDK", async () => {
    const kai = createOpenAICompatible({ name: "kai", apiKey, baseURL: baseURL(), supportsStructuredOutputs: true });
    provider().script(text, text, call);
    expect((await generateText({ model: kai(model), prompt })).text).toBe(answer);
    expect(await streamText({ model: kai(model), prompt }).text).toBe(answer);
    // With the result of the tool, the model is asked again: what it signed goes back to it.
    const { steps } = await generateText({
      model: kai(model),
      prompt,
      tools: { weather: { inputSchema: jsonSchema<{ city: string }>(schema), execute: async () => "22 °C" } },
      stopWhen: ({ steps: { length } }) => length === 2,
    });
    expect(steps[0]!.toolCalls).toMatchObject([{ toolName: "weather", input: { city: "Lima" } }]);
    expect(steps[1]!.text).toContain("22 °C");
    const output = Output.object({ schema: jsonSchema<{ city: string }>(schema) });
    expect((await generateText({ model: kai(model), prompt, output })).output).toEqual(city);
  });

  it("answers, streams, calls tools and keeps to a schema with LangChain", async () => {
    const llm = new ChatOpenAI({ model, apiKey, configuration: { baseURL: baseURL() }, maxRetries: 0 });
    provider().script(text, text, call);
    expect((await llm.invoke(prompt)).text).toBe(answer);
    let streamed = "";
    for await (const chunk of await llm.stream(prompt)) streamed += chunk.text;
    expect(streamed).toBe(answer);
    const tool = { type: "function" as const, function: { name: "weather", parameters: schema } };
    expect((await llm.bindTools([tool]).invoke(prompt)).tool_calls).toMatchObject([
      { name: "weather", args: { city: "Lima" } },
    ]);
    const formed = llm.withStructuredOutput(schema, { name: "place", method: "jsonSchema" });
    expect(await formed.invoke(prompt)).toEqual(city);
  });

  it("answers a bare request, and is logged with its provider", async () => {
    provider().script(text);
    const body = JSON.stringify({ model, messages: [{ role: "user", content: prompt }] });
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    const response = await fetch(`${baseURL()}/chat/completions`, { method: "POST", headers, body });
    expect(await response.json()).toMatchObject({ choices: [{ message: { content: answer } }] });
    await logOf(response).toMatchObject({
      status: "success",
      provider_id: response.headers.get("x-kai-provider"),
      prompt_tokens: expect.any(Number),
    });
  });
});

it("prints a stream as it comes, for curl too", async () => {
  provider().script(text);
  const body = JSON.stringify({
    model: "claude-haiku-4-5",
    stream: true,
    messages: [{ role: "user", content: prompt }],
  });
  const printed = await post(`${baseURL()}/chat/completions`, body);
  expect(printed).toMatch(/^data: \{/);
  expect(printed).toMatch(/data: \[DONE\]\n\n$/);
});

/** What curl prints, or on a machine without it, what would be printed. */
async function post(url: string, body: string): Promise<string> {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  try {
    return (await promisify(execFile)("curl", ["--silent", "--no-buffer", url, ...lines, "-d", body])).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return (await fetch(url, { method: "POST", headers, body })).text();
  }
}
