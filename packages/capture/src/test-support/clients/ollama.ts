import { Ollama } from "ollama";
import { Agent, fetch } from "undici-7";
import { ollamaChat } from "../answers/ollama-chat.ts";
import type { ProviderUrls } from "../provider.ts";
import { type ClientCase, clientCases, messages } from "./client-case.ts";

const body = { model: "qwen3:8b", messages };

/** Any name leads to this machine: that of the host tells Ollama's API from other routes of the same path. */
const dispatcher = new Agent({
  connect: { lookup: (_host, _options, done) => done(null, [{ address: "127.0.0.1", family: 4 }]) },
});
const fetchLocally = ((url: string, init: object) => fetch(url, { ...init, dispatcher })) as never;

const create = ({ url }: ProviderUrls) =>
  new Ollama({ host: url.replace("127.0.0.1", "ollama.internal"), fetch: fetchLocally });

export const ollama: ClientCase[] = clientCases("ollama", create, [
  {
    call: "chat",
    answer: ollamaChat,
    whole: (client) => client.chat(body),
    streamed: (client) => client.chat({ ...body, stream: true }),
  },
]);
