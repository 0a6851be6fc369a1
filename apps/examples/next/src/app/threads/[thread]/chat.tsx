"use client";

import { useState } from "react";
import type { Message } from "../../../conversations.ts";

/** A conversation whose answers are shown as they come. */
export function Chat({ thread, history }: { thread: string; history: Message[] }) {
  const [messages, setMessages] = useState(history);

  async function ask(form: FormData) {
    const text = form.get("text") as string;
    const show = (content: string) =>
      setMessages([...messages, { role: "user", content: text }, { role: "assistant", content }]);
    show("…");
    const { body } = await fetch(`/threads/${thread}/stream`, { method: "POST", body: JSON.stringify({ text }) });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let answer = "", part = await reader.read(); !part.done; part = await reader.read()) {
      answer += part.value;
      show(answer);
    }
  }

  return (
    <>
      {messages.map(({ role, content }, index) => (
        <p key={index}>
          <b>{role}:</b> {content}
        </p>
      ))}
      <form action={ask}>
        <input name="text" placeholder="Where is my order?" required />
        <button>Ask</button>
      </form>
    </>
  );
}
