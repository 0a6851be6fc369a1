import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";

/** As much of a log as the tests look at. */
export interface TestLog {
  thread_identifier?: string;
  customer_params?: { customer_identifier: string };
  metadata?: Record<string, unknown>;
  input: { role: string; content: string }[];
  output: { content: string };
  status: string;
  stream: boolean;
}

/** A server that takes logs as kai's does, and keeps them. */
export async function startIngest() {
  const logs: TestLog[] = [];
  const take = async (request: IncomingMessage) => {
    const body = await buffer(request);
    const text = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
    const batch = JSON.parse(text.toString()) as { logs: TestLog[] };
    logs.push(...batch.logs);
    return { results: batch.logs.map(() => ({ id: "1", status: "success" })) };
  };
  const server = createServer((request, response) => {
    if (request.url !== "/api/request-logs/batch/create") response.writeHead(404).end();
    else
      take(request).then(
        (results) => response.end(JSON.stringify(results)),
        (error: Error) => response.destroy(error),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    logs,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
