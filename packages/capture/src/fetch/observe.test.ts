import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { streamText } from "ai";
import Groq from "groq-sdk";
import OpenAI6 from "openai-6";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platform } from "../platform/fetch.ts";
import { runWithContext } from "../scope.ts";
import { startCapture } from "../test-capture.ts";
import { anthropicMessages } from "../test-support/answers/anthropic-messages.ts";
import { gemini } from "../test-support/answers/gemini.ts";
import { openaiChat } from "../test-support/answers/openai-chat.ts";
import { openaiResponses } from "../test-support/answers/openai-responses.ts";
import { messages, question } from "../test-support/clients/client-case.ts";
import { type Provider, startProvider } from "../test-support/provider.ts";
import { kaiFetch } from "./kai-fetch.ts";
import { observe } from "./observe.ts";

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const chat = { model: "gpt-4o-mini", messages, stream: true as const };
const message = { model: "claude-test", max_tokens: 100, messages };
const ask = { prompt: question, maxOutputTokens: 100 };

describe("where nothing tells of requests", () => {
  it.each([
    [
      "openai 6",
      openaiChat,
      async (url: string) =>
        observe(new OpenAI6({ apiKey: "test", baseURL: `${url}/v1` })).chat.completions.create(chat),
    ],
    [
      "groq",
      openaiChat,
      async (url: string) => observe(new Groq({ apiKey: "test", baseURL: url })).chat.completions.create(chat),
    ],
    [
      "anthropic",
      anthropicMessages,
      async (url: string) => observe(new Anthropic({ apiKey: "test", baseURL: url })).messages.stream(message),
    ],
    [
      "ai-sdk with openai",
      openaiResponses,
      async (url: string) => {
        const openai = createOpenAI({ apiKey: "test", baseURL: `${url}/v1`, fetch: kaiFetch() });
        return streamText({ model: openai("gpt-5-mini"), ...ask }).textStream;
      },
    ],
    [
      "ai-sdk with anthropic",
      anthropicMessages,
      async (url: string) => {
        const anthropic = createAnthropic({ apiKey: "test", baseURL: `${url}/v1`, fetch: kaiFetch() });
        return streamText({ model: anthropic("claude-test"), ...ask }).textStream;
      },
    ],
    [
      "genai",
      gemini,
      async (url: string) => {
        const google = new GoogleGenAI({ apiKey: "test", httpOptions: { baseUrl: url, fetch: kaiFetch() } });
        return google.models.generateContentStream({ model: "gemini-2.5-flash", contents: question });
      },
    ],
  ])("%s is one record", async (_, answer, call) => {
    const capture = startCapture({}, platform);
    await runWithContext({ customer_identifier: "c1" }, async () => {
      for await (const part of await call(provider.url)) expect(part).toBeTruthy();
    });
    const record = await capture.record();
    expect(record).toMatchObject({ ...answer.fields, customer_identifier: "c1", status: "success", stream: true });
    expect(record.time_to_first_token).toBeGreaterThan(0);
  });
});

it("gives the same client back, and changes it once", () => {
  const client = new Anthropic({ apiKey: "test" });
  expect(observe(client)).toBe(client);
  const observed: unknown = Reflect.get(client, "fetch");
  expect(Reflect.get(observe(client), "fetch")).toBe(observed);
});

it("says what to do for a client that keeps no fetch", () => {
  const capture = startCapture();
  const client = new Map();
  expect(observe(client)).toBe(client);
  expect(capture.troubles).toEqual([expect.stringContaining("kaiFetch()")]);
});
