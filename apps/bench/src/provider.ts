import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";

const chunk = (content: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1767261600, model: "gpt-4o-mini", choices: [{ index: 0, delta: { content }, logprobs: null, finish_reason }] })}\n\n`;
const words = Array.from({ length: 1000 }, (_, index) => chunk(`word${index} `));
const answer = JSON.stringify({
  id: "chatcmpl-1",
  object: "chat.completion",
  model: "gpt-4o-mini",
  choices: [{ index: 0, message: { role: "assistant", content: "word ".repeat(200) }, finish_reason: "stop" }],
  usage: { prompt_tokens: 300, completion_tokens: 200, total_tokens: 500 },
});

// A provider that thinks for no time at all: whatever kai adds is as large a share of the call as it can be. It takes logs too.
const server = createServer((request, response) => void reply(request, response)).listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send!(address!.port);
});
process.once("disconnect", () => process.exit());

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const isIngest = request.headers["x-kai-ingest"] !== undefined;
  if (!isIngest && body.includes('"stream":true')) await streamTo(response);
  else response.setHeader("content-type", "application/json").end(isIngest ? '{"results":[]}' : answer);
}

/** A turn after each event, so that it is a chunk of its own. */
async function streamTo(response: ServerResponse): Promise<void> {
  response.setHeader("content-type", "text/event-stream");
  for (const word of words) {
    response.write(word);
    await turn();
  }
  response.end(`${chunk("", "stop")}data: [DONE]\n\n`);
}
