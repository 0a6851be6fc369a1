import { createAnthropic } from "@ai-sdk/anthropic";
import { createAnthropic as createAnthropic3 } from "@ai-sdk/anthropic-3";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAI as createOpenAI3 } from "@ai-sdk/openai-3";
import * as ai from "ai";
import * as ai6 from "ai-6";
import { anthropicMessages } from "../answers/anthropic-messages.ts";
import type { Answer } from "../answers/answer.ts";
import { openaiChat } from "../answers/openai-chat.ts";
import { openaiEmbeddings } from "../answers/openai-embeddings.ts";
import { openaiResponses } from "../answers/openai-responses.ts";
import type { ProviderUrls } from "../provider.ts";
import { type ClientCase, clientCases, question } from "./client-case.ts";

type Sdk = Pick<typeof ai, "embed" | "generateText" | "streamText">;

interface Providers {
  createOpenAI: typeof createOpenAI;
  createAnthropic: typeof createAnthropic;
}

export const aiSdk: ClientCase[] = [
  ...casesOf("ai", ai, { createOpenAI, createAnthropic }),
  // What is called here is the same in both versions.
  ...casesOf("ai-6", ai6 as never, { createOpenAI: createOpenAI3, createAnthropic: createAnthropic3 } as never),
];

function casesOf(dependency: string, sdk: Sdk, providers: Providers): ClientCase[] {
  const create = ({ url }: ProviderUrls) => ({
    openai: providers.createOpenAI({ apiKey: "sk-test", baseURL: `${url}/v1` }),
    anthropic: providers.createAnthropic({ apiKey: "sk-ant-test", baseURL: `${url}/v1` }),
  });
  type Models = ReturnType<typeof create>;
  const texts = (of: string, answer: Answer, model: (models: Models) => ai.LanguageModel) => [
    {
      call: `generateText, ${of}`,
      answer,
      whole: (models: Models) => sdk.generateText({ model: model(models), prompt: question, maxOutputTokens: 100 }),
    },
    {
      call: `streamText, ${of}`,
      answer,
      streamed: (models: Models) =>
        sdk.streamText({ model: model(models), prompt: question, maxOutputTokens: 100 }).textStream,
    },
  ];
  return clientCases(dependency, create, [
    ...texts("openai", openaiResponses, ({ openai }) => openai("gpt-5-mini")),
    ...texts("openai.chat", openaiChat, ({ openai }) => openai.chat("gpt-4o-mini")),
    ...texts("anthropic", anthropicMessages, ({ anthropic }) => anthropic("claude-test")),
    {
      call: "embed, openai",
      answer: openaiEmbeddings,
      whole: ({ openai }) => sdk.embed({ model: openai.embedding("text-embedding-3-small"), value: question }),
    },
  ]);
}
