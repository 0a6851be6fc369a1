import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync, zstdDecompressSync } from "node:zlib";

/** The encodings that the client sends. */
const decode: Record<string, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: (body) => gunzipSync(body),
  zstd: (body) => zstdDecompressSync(body),
};

type SentLog = Record<string, unknown>;

export interface Ingest {
  url: string;
  close(): void;
}

/** A server that takes logs as kai's does, and hands them on. */
export async function startIngest(take: (log: SentLog) => void): Promise<Ingest> {
  const answer = async (request: IncomingMessage) => {
    const body = decode[request.headers["content-encoding"] ?? "identity"]!(await buffer(request));
    const { logs } = JSON.parse(body.toString()) as { logs: SentLog[] };
    logs.forEach((log) => take(log));
    return JSON.stringify({ results: logs.map(() => ({ id: "1", status: "success" })) });
  };
  const server = createServer((request, response) => {
    if (request.url !== "/api/request-logs/batch/create") response.writeHead(404).end();
    else
      answer(request).then(
        (results) => response.end(results),
        (error: Error) => response.destroy(error),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
