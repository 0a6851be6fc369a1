import { Injectable } from "@nestjs/common";
import OpenAI from "openai";
import { type Conversation, conversationOf } from "./conversations.ts";
import type { User } from "./users.ts";

const model = "gpt-4o-mini";

/** Answers customers, and knows nothing of kai. */
@Injectable()
export class Assistant {
  constructor(private readonly openai: OpenAI) {}

  async answer(thread: string, user: User, text: string): Promise<string> {
    const { messages } = conversationOf(thread, user);
    messages.push({ role: "user", content: text });
    const completion = await this.openai.chat.completions.create({ model, messages, temperature: 0.3 });
    const answer = completion.choices[0]!.message;
    messages.push(answer);
    return answer.content ?? "";
  }

  /** Word by word. Left before its end, it stops the model. */
  async *stream(thread: string, user: User, text: string): AsyncGenerator<string> {
    const { messages } = conversationOf(thread, user);
    messages.push({ role: "user", content: text });
    const stream = await this.openai.chat.completions.create({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let answer = "";
    for await (const chunk of stream) {
      const words = chunk.choices[0]?.delta.content ?? "";
      answer += words;
      if (words !== "") yield words;
    }
    messages.push({ role: "assistant", content: answer });
  }

  async summarise({ messages }: Conversation): Promise<string> {
    const content = `Sum up in one sentence: ${JSON.stringify(messages)}`;
    const completion = await this.openai.chat.completions.create({ model, messages: [{ role: "user", content }] });
    return completion.choices[0]!.message.content ?? "";
  }
}
