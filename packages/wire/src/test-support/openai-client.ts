import OpenAI from "openai";
import type { ChatStreamEvent } from "../translate/index.ts";

/** OpenAI's own client, which gets a given answer to whatever it asks. */
function clientOf(body: string, contentType: string): OpenAI {
  const answer = () => Promise.resolve(new Response(body, { headers: { "content-type": contentType } }));
  return new OpenAI({ apiKey: "none", maxRetries: 0, fetch: answer });
}

const request = { model: "m", messages: [{ role: "user" as const, content: "Hi" }] };

/** A translated stream as OpenAI's client puts it together. */
export async function assembled(events: readonly ChatStreamEvent[]) {
  const lines = events.map((event) => {
    if (event.type === "chunk") return event.data;
    return event.type === "error" ? JSON.stringify({ error: event.error }) : "[DONE]";
  });
  const body = lines.map((line) => `data: ${line}\n\n`).join("");
  const stream = clientOf(body, "text/event-stream").chat.completions.stream(request);
  return stream.finalChatCompletion();
}

/** A translated completion as OpenAI's client hands it out. */
export function received(completion: object) {
  return clientOf(JSON.stringify(completion), "application/json").chat.completions.create(request);
}
