import { CohereClientV2 } from "cohere-ai";
import { cohereChat } from "../answers/cohere-chat.ts";
import { type ClientCase, clientCases, messages } from "./client-case.ts";

const body = { model: "command-a", messages };

export const cohere: ClientCase[] = clientCases(
  "cohere-ai",
  ({ url }) => new CohereClientV2({ token: "test", environment: url }),
  [
    { call: "chat", answer: cohereChat, whole: (client) => client.chat(body) },
    { call: "chatStream", answer: cohereChat, streamed: (client) => client.chatStream(body) },
  ],
);
