import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { Mistral } from "@mistralai/mistralai";
import Groq from "groq-sdk";
import { openaiChat } from "../answers/openai-chat.ts";
import { openaiEmbeddings } from "../answers/openai-embeddings.ts";
import { type ClientCase, clientCases, messages, question } from "./client-case.ts";

const body = { model: "some-model", messages };

const mistral = clientCases("@mistralai/mistralai", ({ url }) => new Mistral({ apiKey: "test", serverURL: url }), [
  {
    call: "chat.complete",
    answer: openaiChat,
    whole: (client) => client.chat.complete(body),
  },
  {
    call: "chat.stream",
    answer: openaiChat,
    streamed: (client) => client.chat.stream(body),
  },
]);

const groq = clientCases("groq-sdk", ({ url }) => new Groq({ apiKey: "test", baseURL: url }), [
  {
    call: "chat.completions.create",
    answer: openaiChat,
    whole: (client) => client.chat.completions.create(body),
    streamed: (client) => client.chat.completions.create({ ...body, stream: true }),
  },
]);

const langchain = clientCases(
  "@langchain/openai",
  ({ url }) => {
    const options = { apiKey: "sk-test", configuration: { baseURL: `${url}/v1` } };
    return { chat: new ChatOpenAI({ model: "gpt-4o-mini", ...options }), embeddings: new OpenAIEmbeddings(options) };
  },
  [
    {
      call: "ChatOpenAI",
      answer: openaiChat,
      whole: ({ chat }) => chat.invoke(question),
      streamed: ({ chat }) => chat.stream(question),
    },
    { call: "OpenAIEmbeddings", answer: openaiEmbeddings, whole: ({ embeddings }) => embeddings.embedQuery(question) },
  ],
);

/** Clients of their own for the wire formats of OpenAI. */
export const openaiCompatible: ClientCase[] = [...mistral, ...groq, ...langchain];
