import OpenAI from "openai";
import OpenAI6 from "openai-6";
import { openaiSpeech, openaiTranscription } from "../answers/openai-audio.ts";
import { openaiChat } from "../answers/openai-chat.ts";
import { openaiCompletions } from "../answers/openai-completions.ts";
import { openaiEmbeddings } from "../answers/openai-embeddings.ts";
import { openaiResponses } from "../answers/openai-responses.ts";
import { type ClientCase, clientCases, messages, question } from "./client-case.ts";

export const openai: ClientCase[] = [
  ...casesOf("openai", (options) => new OpenAI(options)),
  // What is called here is the same in both versions.
  ...casesOf("openai-6", (options) => new OpenAI6(options) as never),
];

function casesOf(dependency: string, create: (options: { apiKey: string; baseURL: string }) => OpenAI): ClientCase[] {
  const chat = { model: "gpt-4o-mini", messages };
  const completion = { model: "gpt-3.5-turbo-instruct", prompt: question };
  const response = { model: "gpt-5-mini", input: question };
  const speech = { model: "gpt-4o-mini-tts", voice: "alloy", input: question };
  const sound = () => ({
    model: "gpt-4o-mini-transcribe",
    file: new File(["RIFF0000WAVE"], `${question}.wav`, { type: "audio/wav" }),
  });
  return clientCases(dependency, ({ url }) => create({ apiKey: "sk-test", baseURL: `${url}/v1` }), [
    {
      call: "chat.completions.create",
      answer: openaiChat,
      whole: (client) => client.chat.completions.create(chat),
      streamed: (client) =>
        client.chat.completions.create({ ...chat, stream: true, stream_options: { include_usage: true } }),
    },
    {
      call: "responses.create",
      answer: openaiResponses,
      whole: (client) => client.responses.create(response),
      streamed: (client) => client.responses.create({ ...response, stream: true }),
    },
    {
      call: "completions.create",
      answer: openaiCompletions,
      whole: (client) => client.completions.create(completion),
      streamed: (client) => client.completions.create({ ...completion, stream: true }),
    },
    {
      call: "embeddings.create",
      answer: openaiEmbeddings,
      whole: (client) => client.embeddings.create({ model: "text-embedding-3-small", input: question }),
    },
    {
      call: "audio.transcriptions.create",
      answer: openaiTranscription,
      whole: (client) => client.audio.transcriptions.create(sound()),
      streamed: (client) => client.audio.transcriptions.create({ ...sound(), stream: true }),
    },
    {
      call: "audio.speech.create",
      answer: openaiSpeech,
      whole: async (client) => (await client.audio.speech.create(speech)).arrayBuffer(),
    },
  ]);
}
