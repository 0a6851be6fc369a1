"use server";

import { withKaiAction } from "@kai/next";
import { redirect } from "next/navigation";
import { conversation } from "../../../conversations.ts";
import { model, openai, system } from "../../../openai.ts";

export const ask = withKaiAction(
  async (thread: string, form: FormData) => {
    const messages = conversation(thread);
    messages.push({ role: "user", content: form.get("text") as string });
    const completion = await openai.chat.completions.create({ model, messages: [system, ...messages] });
    messages.push({ role: "assistant", content: completion.choices[0]?.message.content ?? "" });
    redirect(`/threads/${thread}`);
  },
  { context: (thread) => ({ thread_identifier: thread }) },
);
