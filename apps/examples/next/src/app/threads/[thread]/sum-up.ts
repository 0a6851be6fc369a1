"use server";

import { withKaiAction } from "@kai/next";
import { redirect } from "next/navigation";
import { conversation } from "../../../conversations.ts";
import { model, openai } from "../../../openai.ts";

export const sumUp = withKaiAction(
  async (thread: string) => {
    const messages = conversation(thread);
    const question = { role: "user" as const, content: "Sum this conversation up in one sentence." };
    const completion = await openai.chat.completions.create({ model, messages: [...messages, question] });
    messages.push({ role: "assistant", content: completion.choices[0]?.message.content ?? "" });
    redirect(`/threads/${thread}`);
  },
  { context: (thread) => ({ thread_identifier: thread }) },
);
