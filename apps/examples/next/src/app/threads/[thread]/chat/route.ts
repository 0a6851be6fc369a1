import { createOpenAI } from "@ai-sdk/openai";
import { withKai } from "@kai/next";
import { streamText } from "ai";
import type { NextRequest } from "next/server";
import { conversation, instructions } from "../../../../conversations.ts";
import { model } from "../../../../openai.ts";
import { threadContext, type ThreadContext } from "../../../../thread-context.ts";

const provider = createOpenAI();

/** The same answer, with the AI SDK. */
async function answer(request: NextRequest, { params }: ThreadContext) {
  const messages = conversation((await params).thread);
  const { text } = (await request.json()) as { text: string };
  messages.push({ role: "user", content: text });
  const result = streamText({
    model: provider.chat(model),
    instructions,
    messages,
    abortSignal: request.signal,
    onFinish: (finished) => void messages.push({ role: "assistant", content: finished.text }),
  });
  return result.toTextStreamResponse();
}

export const POST = withKai(answer, { context: threadContext });
