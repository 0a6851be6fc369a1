import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import * as zlib from "node:zlib";

/** A request as the server got it, with its body decompressed and parsed. */
export interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** What to answer; `hang` stops for ever before the headers or in the middle of the body. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  hang?: "headers" | "body";
}

/** Decides an answer; `index` counts requests from 0. */
export type TestReply = (request: Received, index: number) => Reply | Promise<Reply>;

const decoders: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: zlib.gunzipSync,
  zstd: zlib.zstdDecompressSync,
  identity: (bytes) => bytes,
};

export interface TestServer {
  url: string;
  requests: Received[];
  /** The logs of every batch so far, in order of arrival. */
  logs(): Record<string, unknown>[];
  close(): Promise<void>;
}

/** A real HTTP server on 127.0.0.1 that answers as told; on a free port unless it is to have a certain one. */
export async function startTestServer(reply: TestReply = () => ({}), port = 0): Promise<TestServer> {
  const requests: Received[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers } = request;
    const raw = await buffer(request);
    const text = decoders[headers["content-encoding"] ?? "identity"]!(raw).toString();
    const received = { method, url, headers, body: text && (JSON.parse(text) as unknown) };
    answer(response, await reply(received, requests.push(received) - 1));
  };
  const server = createServer((request, response) => {
    // A client that gives up in the middle of its body ends the request, not the test.
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    logs: () => requests.flatMap(batchOf),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The logs in a batch request; none in another. */
export function batchOf({ body }: Received): Record<string, unknown>[] {
  return (Object(body) as { logs?: Record<string, unknown>[] }).logs ?? [];
}

function answer(response: ServerResponse, { status = 200, headers = {}, body = {}, hang }: Reply): void {
  if (hang === "headers") return;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  const text = typeof body === "string" ? body : JSON.stringify(body);
  if (hang === "body") response.write(text.slice(0, 1));
  else response.end(text);
}
