import { setContext, withKai } from "@kai/next";
import type { NextRequest } from "next/server";
import { conversation } from "../../../../conversations.ts";
import { model, openai, system } from "../../../../openai.ts";
import { threadContext, type ThreadContext } from "../../../../thread-context.ts";

const encoder = new TextEncoder();

async function answer(request: NextRequest, { params }: ThreadContext) {
  setContext({ metadata: { streamed: true } });
  const messages = conversation((await params).thread);
  const { text } = (await request.json()) as { text: string };
  messages.push({ role: "user", content: text });

  async function* parts() {
    // The signal stops the model when the customer closes the page.
    const stream = await openai.chat.completions.create(
      { model, messages: [system, ...messages], stream: true, stream_options: { include_usage: true } },
      { signal: request.signal },
    );
    let content = "";
    for await (const chunk of stream) {
      const part = chunk.choices[0]?.delta.content ?? "";
      content += part;
      yield encoder.encode(part);
    }
    messages.push({ role: "assistant", content });
  }
  return new Response(ReadableStream.from(parts()), {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

export const POST = withKai(answer, { context: threadContext });
