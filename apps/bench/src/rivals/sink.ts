import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync, zstdDecompressSync } from "node:zlib";

/** A server that takes whatever an exporter sends, so that nothing leaves the machine. */
export interface Sink {
  url: string;
  /** Whether the text of a prompt was among what came. */
  sawContent: () => boolean;
  close(): void;
}

const decoders: Record<string, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: (body) => gunzipSync(body),
  zstd: (body) => zstdDecompressSync(body),
};

export async function startSink(text: string): Promise<Sink> {
  let sawContent = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const decode = decoders[request.headers["content-encoding"] ?? "identity"];
    sawContent ||= decode?.(body).includes(text) ?? false;
    // Some ask who they are before they send anything.
    const organisation = { id: "1", name: "bench", api_url: url, proxy_url: url };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ org_info: [organisation], project: { id: "1", name: "bench" } }));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sawContent: () => sawContent,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
