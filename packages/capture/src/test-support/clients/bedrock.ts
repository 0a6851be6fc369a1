import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { hasHttp2Channels } from "../http2-channels.ts";
import { bedrockConverse } from "../answers/bedrock-converse.ts";
import { type ClientCase, clientCases, question } from "./client-case.ts";

const body = {
  modelId: "anthropic.claude-test-v1:0",
  messages: [{ role: "user" as const, content: [{ text: question }] }],
};
const support = hasHttp2Channels ? "seen" : "unseen";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** Over HTTP/2, as is the default. */
export const bedrock: ClientCase[] = clientCases(
  "@aws-sdk/client-bedrock-runtime",
  ({ http2Url }) => new BedrockRuntimeClient({ region: "us-east-1", endpoint: http2Url, credentials }),
  [
    {
      call: "ConverseCommand",
      answer: bedrockConverse,
      support,
      whole: (client) => client.send(new ConverseCommand(body)),
    },
    {
      call: "ConverseStreamCommand",
      answer: bedrockConverse,
      support,
      streamed: async (client) => (await client.send(new ConverseStreamCommand(body))).stream!,
    },
  ],
);
