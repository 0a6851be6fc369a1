// The gateway by itself, without a server around it: its logs are made and let go. Answers `GET /` with its memory.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGateway, type GatewayCaller, GatewayError, statelessPorts } from "@kai/gateway";

const caller: GatewayCaller = { key_id: "bench", project_id: "bench", environment: "prod" };
let logs = 0;
let running = 0;
const gateway = createGateway({ ...statelessPorts, record: () => void logs++ }, { environment: process.env });

const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1", () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "GET") {
    globalThis.gc?.();
    const { heapUsed: heap, rss } = process.memoryUsage();
    response.end(JSON.stringify({ logs, running, heap, rss }));
    return;
  }
  running++;
  const leaving = new AbortController();
  response.once("close", () => response.writableFinished || leaving.abort());
  try {
    const answer = await gateway.chat({
      caller,
      body: await json(request),
      headers: request.headers,
      signal: leaving.signal,
    });
    if (answer.kind === "json") {
      const body = Buffer.from(JSON.stringify(answer.body));
      const headers = { ...answer.headers, "content-type": "application/json", "content-length": body.length };
      response.writeHead(200, headers).end(body);
    } else {
      response.writeHead(200, { ...answer.headers, "content-type": "text/event-stream" });
      await pipeline(answer.events, response);
    }
  } catch (error) {
    if (error instanceof GatewayError && !response.headersSent) response.writeHead(error.status);
    response.end();
  } finally {
    running--;
  }
}
