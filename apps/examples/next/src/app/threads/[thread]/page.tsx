import { runWithContext } from "@kai/next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { conversation } from "../../../conversations.ts";
import { model, openai } from "../../../openai.ts";
import type { ThreadContext } from "../../../thread-context.ts";
import { userOf } from "../../../users.ts";
import { Chat } from "./chat.tsx";
import { sumUp } from "./sum-up.ts";

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
      <Chat key={messages.length} thread={thread} history={messages} />
      <form action={sumUp.bind(null, thread)}>
        <button>Sum up</button>
      </form>
    </main>
  );
}
