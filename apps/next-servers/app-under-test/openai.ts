import OpenAI from "openai";

const openai = new OpenAI({ apiKey: "none", maxRetries: 0 });
const model = "gpt-4o-mini";
const messages = (content: string) => [{ role: "user" as const, content }];

/** Asks the model, and returns what it says. */
export async function ask(question: string): Promise<string> {
  const completion = await openai.chat.completions.create({ model, messages: messages(question) });
  return completion.choices[0]?.message.content ?? "";
}

/** The same, part by part. */
export async function* talk(question: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const stream = await openai.chat.completions.create(
    { model, messages: messages(question), stream: true },
    { signal },
  );
  for await (const chunk of stream) yield encoder.encode(chunk.choices[0]?.delta.content ?? "");
}
