import http from "node:http";
import { text } from "node:stream/consumers";
import * as zlib from "node:zlib";
import { create as createAxios } from "axios";
import { openaiChat } from "../answers/openai-chat.ts";
import type { ProviderUrls } from "../provider.ts";
import { type ClientCase, clientCases, messages } from "./client-case.ts";

/** Sends a request and reads its answer to the end. */
type Post = (
  url: string,
  request: { method: string; headers: Record<string, string>; body: string },
) => Promise<unknown>;

/** Which undici 8 needs, and Node 22 has from 22.15 on. */
const hasZstd = "createZstdDecompress" in zlib;
const ofNode = { version: "of Node" };

export const httpClients: ClientCase[] = [
  ...casesOf({ ...ofNode, name: "fetch" }, () => {
    const { fetch } = globalThis;
    return async (url, request) => (await fetch(url, request)).text();
  }),
  ...casesOf(
    { ...ofNode, name: "node:http" },
    () =>
      (url, { body, ...options }) =>
        postWithNode(url, options, body),
  ),
  ...casesOf("axios", () => {
    const client = createAxios();
    return (url, { body, headers }) => client.post(url, body, { headers });
  }),
  ...casesOf("undici-6", postWithUndici(await import("undici-6"))),
  ...casesOf("undici-7", postWithUndici(await import("undici-7"))),
  ...(hasZstd
    ? casesOf("undici-8", postWithUndici(await import("undici-8")))
    : casesOf("undici-8", postWithUndici(await import("undici-7")), "cannot run")),
];

function casesOf(
  dependency: Parameters<typeof clientCases>[0],
  create: () => Post,
  support?: ClientCase["support"],
): ClientCase[] {
  const connect = ({ url }: ProviderUrls) => {
    const post = create();
    return (stream: boolean) =>
      post(`${url}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ model: "gpt-4o-mini", messages, stream }),
      });
  };
  return clientCases(dependency, connect, [
    {
      call: "POST …/chat/completions",
      answer: openaiChat,
      ...(support && { support }),
      whole: (send) => send(false),
      streamed: async function* (send) {
        yield await send(true);
      },
    },
  ]);
}

function postWithNode(url: string, options: http.RequestOptions, body: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, options, (answer) => resolve(text(answer)));
    request.on("error", reject);
    request.write(body.slice(0, 10));
    request.end(body.slice(10));
  });
}

interface Undici {
  request: (url: string, options: object) => Promise<{ body: { text(): Promise<string> } }>;
  Agent: new () => object;
}

function postWithUndici({ request, Agent }: Undici): () => Post {
  return () => {
    const dispatcher = new Agent();
    return async (url, options) => (await request(url, { ...options, dispatcher })).body.text();
  };
}
