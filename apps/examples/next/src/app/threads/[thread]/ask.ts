"use server";

import { withKaiAction } from "@kai/next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { conversation } from "../../../conversations.ts";
import { model, openai, system } from "../../../openai.ts";
import { userOf } from "../../../users.ts";

export const ask = withKaiAction(
  async (thread: string, form: FormData) => {
    const messages = conversation(thread);
    messages.push({ role: "user", content: form.get("text") as string });
    const completion = await openai.chat.completions.create({ model, messages: [system, ...messages] });
    messages.push({ role: "assistant", content: completion.choices[0]?.message.content ?? "" });
    redirect(`/threads/${thread}`);
  },
  {
    context: async (thread) => ({ customer_params: userOf(await headers()), thread_identifier: thread }),
  },
);
