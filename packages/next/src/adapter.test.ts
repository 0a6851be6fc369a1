import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { install } from "@kai/capture";
import { type AdapterApp, type AdapterFixture, adapterSuite } from "@kai/testing/suites";
import { NextRequest } from "next/server.js";
import OpenAI from "openai";
import { withKai } from "./index.ts";
import { createRegister } from "./register.ts";

type Handler = (request: NextRequest) => Promise<Response>;

function createRoutes({ providerUrl }: AdapterFixture): Record<string, Handler> {
  const openai = new OpenAI({ apiKey: "sk-test", baseURL: providerUrl, maxRetries: 0 });
  const call = (content: string) =>
    openai.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content }] });
  const ask = async (question: string) => new Response((await call(question)).choices[0]!.message.content);

  async function* talk(content: string, signal: AbortSignal) {
    const messages = [{ role: "user" as const, content }];
    const stream = await openai.chat.completions.create({ model: "gpt-4o-mini", messages, stream: true }, { signal });
    for await (const chunk of stream) yield Buffer.from(chunk.choices[0]?.delta.content ?? "");
  }
  const route = (handler: (question: string, request: NextRequest) => Promise<Response>) =>
    withKai(async (request) => handler(((await request.json()) as { question: string }).question, request), {
      context: ({ headers }) => ({
        customer_identifier: headers.get("x-customer"),
        thread_identifier: headers.get("x-thread"),
      }),
      ignore: ({ nextUrl }) => nextUrl.pathname === "/healthz",
    });
  return {
    "/ask": route(ask),
    "/healthz": route(ask),
    "/two": route(async (question) => {
      const answers = await Promise.all([call(`${question} 1`), call(`${question} 2`)]);
      return Response.json(answers.length);
    }),
    "/broken": route(async (question) => {
      await call(question);
      throw new Error("boom");
    }),
    "/stream": route(async (question, { signal }) => new Response(ReadableStream.from(talk(question, signal)))),
  };
}

/** Calls a handler, and reads its body outside of it, as Next does. */
async function serve(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const left = new AbortController();
  outgoing.once("close", () => left.abort());
  const request = new NextRequest(`http://shop.test${incoming.url}`, {
    method: "POST",
    headers: incoming.headers as Record<string, string>,
    body: await text(incoming),
    signal: left.signal,
  });
  try {
    const { status, body } = await handler(request);
    outgoing.writeHead(status);
    await body?.pipeTo(
      new WritableStream({ write: (part) => void outgoing.write(part), close: () => void outgoing.end() }),
      { signal: left.signal },
    );
  } catch {
    if (!outgoing.headersSent) outgoing.writeHead(500).end();
  }
}

adapterSuite("Next.js route handlers", async (fixture): Promise<AdapterApp> => {
  createRegister({ sink: fixture.record })();
  const capture = install();
  const routes = createRoutes(fixture);
  const server = createServer((request, response) => void serve(routes[request.url!]!, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled: () => capture.flush(),
    close: async () => {
      capture.uninstall();
      server.closeAllConnections();
      server.close();
    },
  };
});
