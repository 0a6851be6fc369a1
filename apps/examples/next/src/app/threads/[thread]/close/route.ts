import { withKai } from "@kai/next";
import { after, type NextRequest } from "next/server";
import { conversation } from "../../../../conversations.ts";
import { model, openai } from "../../../../openai.ts";
import { threadContext, type ThreadContext } from "../../../../thread-context.ts";

/** Answers at once, and sums the conversation up afterwards. */
async function close(_request: NextRequest, { params }: ThreadContext) {
  const messages = conversation((await params).thread);
  after(async () => {
    const question = { role: "user" as const, content: "Sum this conversation up in one sentence." };
    await openai.chat.completions.create({ model, messages: [...messages, question] });
  });
  return new Response(null, { status: 202 });
}

export const POST = withKai(close, { context: threadContext });
