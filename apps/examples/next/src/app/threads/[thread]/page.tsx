import { runWithContext } from "@kai/next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { conversation } from "../../../conversations.ts";
import { model, openai } from "../../../openai.ts";
import type { ThreadContext } from "../../../thread-context.ts";
import { userOf } from "../../../users.ts";
import { ask } from "./ask.ts";

export default async function Thread({ params }: ThreadContext) {
  const { thread } = await params;
  const user = userOf(await headers());
  if (!user) redirect("/");
  const messages = conversation(thread);
  const greeting = { role: "user" as const, content: `Greet ${user.name} in one sentence.` };
  const completion = await runWithContext({ thread_identifier: thread }, () =>
    openai.chat.completions.create({ model, messages: [greeting] }),
  );
  return (
    <main>
      <p>{completion.choices[0]?.message.content}</p>
      {messages.map(({ role, content }, index) => (
        <p key={index}>
          {role}: {content}
        </p>
      ))}
      <form action={ask.bind(null, thread)}>
        <input name="text" required />
        <button>Ask</button>
      </form>
    </main>
  );
}
