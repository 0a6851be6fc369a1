import http from "node:http";
import { text } from "node:stream/consumers";
import * as zlib from "node:zlib";
import { type MockProvider, startMockProvider } from "@kai/testing";
import axios from "axios";
import OpenAI from "openai";
import OpenAI6 from "openai-6";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWithContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
});
afterAll(() => provider.close());

const messages = [{ role: "user" as const, content: "Say something" }];
type Body = object;

/** Sends the body and reads the answer to its end. */
type Send = (body: Body) => Promise<unknown>;

/** Makes a client, so that it can be made before or after the capture starts. */
const clients: Record<string, () => Promise<Send>> = {
  "openai 7": async () => sendWith(new OpenAI({ apiKey: "sk-test", baseURL: provider.url })),
  "openai 6": async () => sendWith(new OpenAI6({ apiKey: "sk-test", baseURL: provider.url })),
  fetch: async () => {
    const { fetch } = globalThis;
    return async (body) => (await fetch(`${provider.url}/chat/completions`, post(body))).text();
  },
  axios: async () => (body) => axios.post(`${provider.url}/chat/completions`, body),
  "node:http": async () => (body) =>
    new Promise((resolve, reject) => {
      const request = http.request(`${provider.url}/chat/completions`, post(body), (answer) => resolve(text(answer)));
      request.on("error", reject);
      const json = JSON.stringify(body);
      request.write(json.slice(0, 10));
      request.end(json.slice(10));
    }),
  "undici 6": async () => sendWithUndici(await import("undici-6")),
  "undici 7": async () => sendWithUndici(await import("undici-7")),
  // It needs zstd, which Node 22 has from 22.15 on.
  ...("createZstdDecompress" in zlib && { "undici 8": async () => sendWithUndici(await import("undici-8")) }),
};

describe.each(Object.keys(clients))("%s", (name) => {
  it.each([
    ["a streamed call, made with a client from before", true, "before"],
    ["a whole call, made with a client from before", false, "before"],
    ["a streamed call, made with a client from after", true, "after"],
    ["a whole call, made with a client from after", false, "after"],
  ] as const)("%s", async (_, stream, order) => {
    let send = order === "before" ? await clients[name]!() : undefined;
    const capture = startCapture();
    send ??= await clients[name]!();
    provider.script({ kind: "combined", scripts: [{ kind: "text", text: "one two three" }, { kind: "gzip" }] });
    await runWithContext({ customer_identifier: "customer_1" }, () =>
      send({
        model: "gpt-4o-mini",
        messages,
        stream,
        ...(stream && { stream_options: { include_usage: true } }),
      }),
    );

    const record = await capture.record();
    expect(record).toMatchObject({
      customer_identifier: "customer_1",
      log_type: "chat",
      model: "gpt-4o-mini-2024-07-18",
      input: messages,
      output: { role: "assistant", content: "one two three" },
      usage: { prompt_tokens: expect.any(Number), completion_tokens: 4 },
      stream,
      status: "success",
      status_code: 200,
    });
    expect(Date.parse(record.timestamp as string) - Date.parse(record.start_time as string)).toBeGreaterThanOrEqual(0);
    expect(record.latency).toBeGreaterThan(0);
    expect(record.time_to_first_token !== undefined).toBe(stream);
  });
});

function post(body: Body) {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

interface ChatClient {
  chat: { completions: { create(body: never): Promise<unknown> } };
}

function sendWith(client: ChatClient): Send {
  return async (body) => {
    const answer = Object(await client.chat.completions.create(body as never));
    if (!(Symbol.asyncIterator in answer)) return;
    for await (const event of answer as AsyncIterable<object>) expect(event).toHaveProperty("choices");
  };
}

interface Undici {
  request: (url: string, options: object) => Promise<{ body: { text(): Promise<string> } }>;
  Agent: new () => object;
}

function sendWithUndici({ request, Agent }: Undici): Send {
  const dispatcher = new Agent();
  return async (body) => (await request(`${provider.url}/chat/completions`, { ...post(body), dispatcher })).body.text();
}
