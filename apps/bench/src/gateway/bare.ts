// The least that stands between a client and a provider: node:http and undici, which move bytes and read nothing.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { request as send } from "undici";

const upstream = process.env["UPSTREAM"]!;

const server = createServer((request, response) => void pass(request, response)).listen(0, "127.0.0.1", () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await send(upstream + request.url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: request.headers.authorization ?? "" },
    body: await buffer(request),
  });
  response.writeHead(answer.statusCode, { "content-type": String(answer.headers["content-type"]) });
  await pipeline(answer.body, response).catch(() => {}); // The client left.
}
