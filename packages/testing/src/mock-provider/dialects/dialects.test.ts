import Anthropic from "@anthropic-ai/sdk";
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { GoogleGenAI } from "@google/genai";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MockProvider, startMockProvider } from "../mock-provider.ts";

let provider: MockProvider;
let origin: string;
beforeEach(async () => {
  provider = await startMockProvider({ chunkDelay: 0 });
  origin = `http://127.0.0.1:${provider.port}`;
});
afterEach(() => provider.close());

const text = "Grüße aus Lima!";
const schema = { type: "object" as const, properties: { city: { type: "string" } } };
const calls = [
  { name: "weather", arguments: { city: "Lima" } },
  { name: "weather", arguments: { city: "Cusco" } },
];

describe("Anthropic's own client", () => {
  const client = () => new Anthropic({ apiKey: "k", baseURL: origin, maxRetries: 0 });
  const asking = {
    model: "claude-haiku-4-5",
    max_tokens: 100,
    messages: [{ role: "user" as const, content: "Where?" }],
    tools: [{ name: "weather", input_schema: schema }],
  };

  it("reads answers, streams and calls of tools", async () => {
    provider.script(
      { kind: "text", text },
      {
        kind: "combined",
        scripts: [
          { kind: "text", text },
          { kind: "reasoning", reasoning: "Well now" },
        ],
      },
      { kind: "tool_calls", calls },
      { kind: "tool_calls", calls },
    );
    const answer = await client().messages.create(asking);
    expect(answer).toMatchObject({ content: [{ type: "text", text }], stop_reason: "end_turn" });
    expect(answer.usage.output_tokens).toBeGreaterThan(0);
    expect(await client().messages.stream(asking).finalMessage()).toMatchObject({
      content: [{ thinking: "Well now", signature: "signature-of-claude" }, { text }],
      usage: { output_tokens: expect.any(Number) },
    });
    const content = calls.map(({ name, arguments: input }) => ({ type: "tool_use", name, input }));
    expect(await client().messages.create(asking)).toMatchObject({ content, stop_reason: "tool_use" });
    expect(await client().messages.stream(asking).finalMessage()).toMatchObject({ content, stop_reason: "tool_use" });
  });

  it("is told errors, those within a stream too", async () => {
    provider.script({ kind: "status", status: 529 }, { kind: "stream_error", after: 4 });
    await expect(client().messages.create(asking)).rejects.toMatchObject({ status: 529, type: "overloaded_error" });
    await expect(client().messages.stream(asking).finalMessage()).rejects.toThrow("The server had an error");
    await expect(client().messages.create({ ...asking, n: 2 } as never)).rejects.toMatchObject({ status: 400 });
  });
});

describe("Gemini's own client", () => {
  const client = () => new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: origin } }).models;
  const asking = { model: "gemini-3-pro", contents: "Where?" };
  const tools = [{ functionDeclarations: [{ name: "weather", parametersJsonSchema: schema }] }];

  it("reads answers, streams and calls of tools", async () => {
    provider.script({ kind: "text", text }, { kind: "text", text }, { kind: "tool_calls", calls });
    expect((await client().generateContent(asking)).text).toBe(text);
    let streamed = "";
    for await (const chunk of await client().generateContentStream(asking)) streamed += chunk.text ?? "";
    expect(streamed).toBe(text);
    const called = await client().generateContent({ ...asking, config: { tools } });
    expect(called.functionCalls).toEqual(calls.map(({ name, arguments: args }) => ({ name, args })));
    expect(called.usageMetadata!.totalTokenCount).toBeGreaterThan(0);
  });

  it("is told errors, and that a call came back without its signature", async () => {
    provider.script({ kind: "status", status: 429 });
    await expect(client().generateContent(asking)).rejects.toMatchObject({ status: 429 });
    const { name, arguments: args } = calls[0]!;
    const contents = [
      { role: "user", parts: [{ text: "Where?" }] },
      { role: "model", parts: [{ functionCall: { name, args } }] },
      { role: "user", parts: [{ functionResponse: { name, response: { ok: true } } }] },
    ];
    await expect(client().generateContent({ ...asking, contents })).rejects.toThrow("thought_signature");
  });
});

describe("Bedrock's own client", () => {
  const client = () =>
    new BedrockRuntimeClient({
      region: "eu-central-1",
      endpoint: origin,
      credentials: { accessKeyId: "k", secretAccessKey: "s" },
      maxAttempts: 1,
      // By itself it speaks HTTP/2 alone.
      requestHandler: new NodeHttpHandler(),
    });
  const asking = {
    modelId: "anthropic.claude-haiku-4-5",
    messages: [{ role: "user" as const, content: [{ text: "Where?" }] }],
    toolConfig: { tools: [{ toolSpec: { name: "weather", inputSchema: { json: schema } } }] },
  };

  it("reads answers, streams and calls of tools", async () => {
    provider.script({ kind: "tool_calls", calls }, { kind: "text", text });
    const answer = await client().send(new ConverseCommand(asking));
    const content = calls.map(({ name, arguments: input }) => ({ toolUse: { name, input } }));
    expect(answer).toMatchObject({ output: { message: { content } }, stopReason: "tool_use" });
    const { stream } = await client().send(new ConverseStreamCommand(asking));
    let streamed = "";
    for await (const event of stream!) streamed += event.contentBlockDelta?.delta?.text ?? "";
    expect(streamed).toBe(text);
  });

  it("is told errors, those within a stream too", async () => {
    const error = { type: "throttlingException", message: "Slow down" };
    provider.script({ kind: "status", status: 400 }, { kind: "stream_error", after: 3, error });
    await expect(client().send(new ConverseCommand(asking))).rejects.toThrow("Invalid value");
    const { stream } = await client().send(new ConverseStreamCommand(asking));
    const reading = async () => {
      for await (const event of stream!) expect(event).toBeDefined();
    };
    await expect(reading()).rejects.toMatchObject({ name: "ThrottlingException", message: "Slow down" });
  });
});
