import { createOpenAI } from "@ai-sdk/openai";
import { generateText, jsonSchema, streamText } from "ai";
import OpenAI from "openai";
import OpenAI6 from "openai-6";
import { describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { apiKey, asked, baseURL, chat, credentials, logOf, provider } = gatewayApi();

const messages = [{ role: "user" as const, content: "Say hello" }];
const tools = [
  {
    type: "function" as const,
    function: { name: "get_weather", parameters: { type: "object", properties: { location: { type: "string" } } } },
  },
];

describe.each([
  ["openai 7", OpenAI],
  ["openai 6", OpenAI6 as unknown as typeof OpenAI],
])("the SDK %s", (_, Client) => {
  const client = () => new Client({ apiKey, baseURL: baseURL(), maxRetries: 0 });
  const extra = () => ({ customer_credentials: credentials("openai"), metadata: { sdk: "yes" } });

  it(`gets an answer, with the gateway's parameters beside its own ${cites("gateway/endpoint", "gateway/extra-body", "gateway/model")}`, async () => {
    provider().script({ kind: "text", text: "Hello!" });
    const completion = await client().chat.completions.create({ model: "gpt-4o-mini", messages, ...extra() } as never);
    expect(completion).toMatchObject({ choices: [{ message: { content: "Hello!" }, finish_reason: "stop" }] });
    expect(asked()).toEqual([["gpt-4o-mini", "key-of-openai"]]);
    expect(provider().requests[0]!.body).toEqual({ model: "gpt-4o-mini", messages });
  });

  it(`reads a stream to its end ${cites("gateway/stream")}`, async () => {
    provider().script({ kind: "text", text: "Hello there, how are you?" });
    const stream = client().chat.completions.stream({
      model: "gpt-4o-mini",
      messages,
      stream_options: { include_usage: true },
      ...extra(),
    } as never);
    const pieces: string[] = [];
    stream.on("content", (delta) => void pieces.push(delta));
    const completion = await stream.finalChatCompletion();
    expect(pieces.length).toBeGreaterThan(1);
    expect(completion.choices[0]!.message.content).toBe(pieces.join(""));
    expect(completion.usage!.total_tokens).toBeGreaterThan(0);
  });

  it("lists models, and finds one by any of its names", async () => {
    const { data } = await client().models.list();
    const mini = { id: "gpt-4o-mini", object: "model", owned_by: "openai", input_price_per_1m_tokens: 0.15 };
    expect(data).toContainEqual(expect.objectContaining(mini));
    expect(await client().models.retrieve("openai/gpt-4o-mini")).toMatchObject(mini);
    const slash = new Client({ apiKey, baseURL: `${baseURL()}/` });
    expect((await slash.models.list()).data).toHaveLength(data.length);
    await expect(client().models.retrieve("no-such-model")).rejects.toMatchObject({
      status: 404,
      code: "model_not_found",
      message: expect.stringContaining("no-such-model"),
    });
  });

  it("is told that a stream broke off", async () => {
    provider().script({ kind: "cut", after: 4 });
    const stream = await client().chat.completions.create({
      model: "gpt-4o-mini",
      messages,
      stream: true,
      ...extra(),
    } as never);
    const reading = async () => {
      const chunks: unknown[] = [];
      for await (const chunk of stream as unknown as AsyncIterable<unknown>) chunks.push(chunk);
      return chunks;
    };
    await expect(reading()).rejects.toMatchObject({ code: "upstream_truncated" });
  });

  it.each([false, true])(
    `calls tools, streamed: %s ${cites("gateway/tools", "gateway/tool_choice", "gateway/parallel_tool_calls")}`,
    async (stream) => {
      const calls = [
        { name: "get_weather", arguments: { location: "Paris" } },
        { name: "get_weather", arguments: { location: "Rome" } },
      ];
      provider().script({ kind: "tool_calls", calls });
      const asking = {
        model: "gpt-4o-mini",
        messages,
        tools,
        tool_choice: "required",
        parallel_tool_calls: true,
        ...extra(),
      };
      const completion = stream
        ? await client()
            .chat.completions.stream(asking as never)
            .finalChatCompletion()
        : await client().chat.completions.create(asking as never);
      const called = completion.choices[0]!.message.tool_calls!.map((call) => "function" in call && call.function);
      expect(called).toMatchObject([
        { name: "get_weather", arguments: '{"location":"Paris"}' },
        { name: "get_weather", arguments: '{"location":"Rome"}' },
      ]);
      expect(provider().requests[0]!.body).toMatchObject({
        tools,
        tool_choice: "required",
        parallel_tool_calls: true,
      });
    },
  );

  it(`gets JSON of a schema ${cites("gateway/response_format")}`, async () => {
    const schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
    const response_format = { type: "json_schema" as const, json_schema: { name: "answer", schema } };
    const completion = await client().chat.completions.create({
      model: "gpt-4o-mini",
      messages,
      response_format,
      ...extra(),
    } as never);
    expect(JSON.parse((completion as OpenAI.ChatCompletion).choices[0]!.message.content!)).toHaveProperty("city");
    expect(provider().requests[0]!.body).toMatchObject({ response_format });
    const object = { type: "json_object" as const };
    await client().chat.completions.create({ model: "gpt-4o", messages, response_format: object, ...extra() } as never);
    expect(provider().requests[1]!.body).toMatchObject({ response_format: object });
  });

  it("leaves in the middle of a stream, and the provider's call ends", async () => {
    provider().script({ kind: "stall", after: 4 });
    const stream = (await client().chat.completions.create({
      model: "gpt-4o-mini",
      messages,
      stream: true,
      ...extra(),
    } as never)) as unknown as AsyncIterable<unknown> & { controller: AbortController };
    await stream[Symbol.asyncIterator]().next();
    stream.controller.abort();
    await expect.poll(() => provider().requests[0]!.aborted).toBe(true);
  });
});

describe("the SDK ai", () => {
  const model = () => createOpenAI({ apiKey, baseURL: baseURL(), headers: headerOf() }).chat("gpt-4o-mini");
  const headerOf = () => ({
    "x-data-kai-params": JSON.stringify({ customer_credentials: credentials("openai") }),
  });

  it("gets text, streams it and calls tools", async () => {
    provider().script({ kind: "text", text: "Hello!" }, { kind: "text", text: "Hello again!" }, { kind: "tool_calls" });
    expect((await generateText({ model: model(), prompt: "Hi" })).text).toBe("Hello!");
    expect(await streamText({ model: model(), prompt: "Hi" }).text).toBe("Hello again!");
    const { toolCalls } = await generateText({
      model: model(),
      prompt: "Hi",
      tools: { get_weather: { inputSchema: jsonSchema(tools[0]!.function.parameters as never) } },
    });
    expect(toolCalls).toMatchObject([{ toolName: "get_weather" }]);
  });
});

describe("OpenAI's parameters", () => {
  it(`reach a provider that speaks OpenAI's format as they are ${cites("gateway/openai-params", "gateway/messages", "gateway/messages/image")}`, async () => {
    const params = {
      model: "gpt-4o",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "assistant", content: "Yes?" },
        {
          role: "user",
          content: [
            { type: "text", text: "What is this?" },
            { type: "image_url", image_url: { url: "https://example.com/a.jpg", detail: "low" } },
          ],
        },
      ],
      frequency_penalty: 0.5,
      presence_penalty: -0.5,
      max_tokens: 64,
      temperature: 0.2,
      n: 2,
      logprobs: true,
      top_logprobs: 2,
      stop: ["\n\n"],
      logit_bias: { "50256": -100 },
      seed: 7,
      some_new_parameter: { kept: true },
    };
    const { status, json } = await chat(params);
    expect(status).toBe(200);
    expect(json["choices"]).toHaveLength(2);
    expect(provider().requests[0]!.body).toEqual(params);
  });

  it(`echo repeats the messages ${cites("gateway/echo")}`, async () => {
    const echoed = { prompt_message: [{ role: "user", content: "Say hello" }] };
    expect((await chat({ model: "gpt-4o", echo: true })).json).toMatchObject(echoed);
    const { text } = await chat({ model: "gpt-4o", echo: true, stream: true });
    expect(JSON.parse(text.split("\n")[0]!.slice("data: ".length))).toMatchObject(echoed);
    expect((await chat({ model: "gpt-4o" })).json).not.toHaveProperty("prompt_message");
  });

  it(`come with a log of the key's environment ${cites("gateway/environment")}`, async () => {
    const answer = await chat({ model: "gpt-4o" });
    expect(answer.status).toBe(200);
    await logOf(answer).toMatchObject({ environment: "prod", log_method: "inference" });
  });
});
