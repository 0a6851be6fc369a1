import { withKai } from "@kai/next";
import type { NextRequest } from "next/server";
import { conversation } from "../../../../conversations.ts";
import { model, openai, system } from "../../../../openai.ts";
import { threadContext, type ThreadContext } from "../../../../thread-context.ts";

async function answer(request: NextRequest, { params }: ThreadContext) {
  const messages = conversation((await params).thread);
  const { text } = (await request.json()) as { text: string };
  messages.push({ role: "user", content: text });
  const completion = await openai.chat.completions.create({ model, messages: [system, ...messages], temperature: 0.3 });
  const content = completion.choices[0]?.message.content ?? "";
  messages.push({ role: "assistant", content });
  return Response.json({ answer: content });
}

export const POST = withKai(answer, { context: threadContext });
