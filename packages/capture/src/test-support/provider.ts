import { createServer, type OutgoingHttpHeaders } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo, Server } from "node:net";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { constants, createGzip } from "node:zlib";
import type { Answer } from "./answers/answer.ts";
import { anthropicMessages } from "./answers/anthropic-messages.ts";
import { bedrockConverse } from "./answers/bedrock-converse.ts";
import { cohereChat } from "./answers/cohere-chat.ts";
import { gemini, geminiEmbeddings } from "./answers/gemini.ts";
import { ollamaChat } from "./answers/ollama-chat.ts";
import { openaiSpeech, openaiTranscription } from "./answers/openai-audio.ts";
import { openaiChat } from "./answers/openai-chat.ts";
import { openaiCompletions } from "./answers/openai-completions.ts";
import { openaiEmbeddings } from "./answers/openai-embeddings.ts";
import { openaiResponses } from "./answers/openai-responses.ts";

const answers: Answer[] = [
  openaiChat,
  openaiCompletions,
  openaiResponses,
  openaiEmbeddings,
  openaiTranscription,
  openaiSpeech,
  anthropicMessages,
  gemini,
  geminiEmbeddings,
  bedrockConverse,
  cohereChat,
  ollamaChat,
];

/** Addresses, without a path. */
export interface ProviderUrls {
  url: string;
  /** The same over HTTP/2. */
  http2Url: string;
}

export interface Provider extends ProviderUrls {
  close(): void;
}

/** As HTTP/1 and HTTP/2 have it. */
type Request = Readable & { url?: string; headers: OutgoingHttpHeaders };
type Response = Writable & { writeHead(status: number, headers?: OutgoingHttpHeaders): Writable };

/** Every provider at once: answers each wire format in its own words, streamed when asked to, compressed for clients that can read it. */
export async function startProvider(): Promise<Provider> {
  const server = createServer((request, response) => void answer(request, response));
  const http2Server = createHttp2Server((request, response) => void answer(request, response));
  const [url, http2Url] = await Promise.all([listen(server), listen(http2Server)]);
  return {
    url,
    http2Url,
    close() {
      server.close();
      server.closeAllConnections();
      http2Server.close();
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(request: Request, response: Response): Promise<void> {
  const path = request.url!.split("?", 1)[0]!;
  const asked = await text(request);
  const found = answers.find((each) => each.path.test(path));
  if (!found) {
    response.writeHead(404).end(`Nothing answers ${path}`);
    return;
  }
  const whole = typeof found.whole === "function" ? found.whole(asked) : found.whole;
  const body = (isStream(path, asked) && found.streamed) || whole;
  const isGzip = /gzip/.test(String(request.headers["accept-encoding"]));
  response.writeHead(200, { "content-type": body.type, ...(isGzip && { "content-encoding": "gzip" }) });
  const out: Writable = isGzip ? createGzip({ flush: constants.Z_SYNC_FLUSH }) : response;
  if (out !== response) out.pipe(response);
  for (const chunk of body.chunks) {
    out.write(chunk);
    await sleep(1);
  }
  out.end();
}

/** Said in the path, in JSON or in a form. */
function isStream(path: string, body: string): boolean {
  return /stream/i.test(path) || /"stream":\s*true/.test(body) || /name="stream"\r\n\r\ntrue/.test(body);
}
