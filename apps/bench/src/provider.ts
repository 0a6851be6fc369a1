import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const chunk = (content: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", model: "gpt-4o-mini", choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;
const stream = chunk("word ").repeat(200) + chunk("", "stop") + "data: [DONE]\n\n";
const answer = JSON.stringify({
  id: "chatcmpl-1",
  object: "chat.completion",
  model: "gpt-4o-mini",
  choices: [{ index: 0, message: { role: "assistant", content: "word ".repeat(200) }, finish_reason: "stop" }],
  usage: { prompt_tokens: 300, completion_tokens: 200, total_tokens: 500 },
});

// A provider that thinks for no time at all: whatever kai adds is as large a share of the call as it can be.
const server = createServer((request, response) => {
  void text(request).then((body) => {
    const isStream = body.includes('"stream":true');
    response.setHeader("content-type", isStream ? "text/event-stream" : "application/json");
    return response.end(isStream ? stream : answer);
  });
}).listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send!(address!.port);
});
process.once("disconnect", () => process.exit());
