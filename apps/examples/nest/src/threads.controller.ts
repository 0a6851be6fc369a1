import { KaiContext } from "@kai/nest";
import { Body, Controller, Header, HttpCode, Param, Post, UseGuards } from "@nestjs/common";
import OpenAI from "openai";
import { conversation } from "./conversations.ts";
import { RequireUser } from "./users.ts";

const model = "gpt-4o-mini";
const instructions = "You answer questions about orders for a small shop. Be brief and friendly.";

@Controller("threads/:thread")
@UseGuards(RequireUser)
@KaiContext((execution) => ({ thread_identifier: execution.switchToHttp().getRequest().params.thread }))
export class ThreadsController {
  constructor(private readonly openai: OpenAI) {}

  @Post("messages")
  @HttpCode(200)
  async answer(@Param("thread") thread: string, @Body("text") text: string) {
    const messages = conversation(thread, instructions);
    messages.push({ role: "user", content: text });
    const completion = await this.openai.chat.completions.create({ model, messages, temperature: 0.3 });
    const answer = completion.choices[0]!.message;
    messages.push(answer);
    return { answer: answer.content };
  }

  /** Nest ends the generator when the customer closes the page, which stops the model. */
  @Post("stream")
  @HttpCode(200)
  @Header("content-type", "text/plain; charset=utf-8")
  @KaiContext({ metadata: { streamed: true } })
  async *stream(@Param("thread") thread: string, @Body("text") text: string) {
    const messages = conversation(thread, instructions);
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
      yield words;
    }
    messages.push({ role: "assistant", content: answer });
  }
}
