import Anthropic from "@anthropic-ai/sdk";
import { anthropicMessages } from "../answers/anthropic-messages.ts";
import { type ClientCase, clientCases, messages } from "./client-case.ts";

const body = {
  model: "claude-test",
  max_tokens: 4096,
  messages,
  thinking: { type: "enabled" as const, budget_tokens: 1024 },
  tools: [{ name: "get_weather", input_schema: { type: "object" as const, properties: { city: { type: "string" } } } }],
};

export const anthropic: ClientCase[] = clientCases(
  "@anthropic-ai/sdk",
  ({ url }) => new Anthropic({ apiKey: "sk-ant-test", baseURL: url }),
  [
    {
      call: "messages.create",
      answer: anthropicMessages,
      whole: (client) => client.messages.create(body),
      streamed: (client) => client.messages.create({ ...body, stream: true }),
    },
    { call: "messages.stream", answer: anthropicMessages, streamed: (client) => client.messages.stream(body) },
  ],
);
