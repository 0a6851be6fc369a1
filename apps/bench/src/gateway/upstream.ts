// A provider that answers at once, in a process of its own: 1.2 KB of JSON, or a stream of 53 events, a millisecond apart.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

const head = { id: "chatcmpl-bench", created: 1767261600, model: "gpt-4o-mini" };
const usage = { prompt_tokens: 220, completion_tokens: 200, total_tokens: 420 };
const answer = JSON.stringify({
  ...head,
  object: "chat.completion",
  choices: [{ index: 0, message: { role: "assistant", content: "word ".repeat(180) }, finish_reason: "stop" }],
  usage,
});
const event = (chunk: object) => `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", ...chunk })}\n\n`;
const delta = (content: string, finish_reason: string | null = null) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason }] });
const events = [
  ...Array.from({ length: 50 }, (_, index) => delta(`word${index} `)),
  delta("", "stop"),
  event({ choices: [], usage }),
  "data: [DONE]\n\n",
];

const server = createServer((request, response) => void reply(request, response)).listen(0, "127.0.0.1", () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
server.keepAliveTimeout = 60_000;

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  if (!body.includes('"stream":true')) {
    response.setHeader("content-type", "application/json").end(answer);
    return;
  }
  response.setHeader("content-type", "text/event-stream");
  response.flushHeaders();
  for (const each of events) {
    if (response.destroyed) return;
    response.write(each);
    await sleep(1);
  }
  response.end();
}
