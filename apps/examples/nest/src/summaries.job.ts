import { KaiTrace } from "@kai/nest";
import { Injectable } from "@nestjs/common";
import { Cron } from "@nestjs/schedule";
import { Assistant } from "./assistant.ts";
import { type Conversation, unsummarised } from "./conversations.ts";

@Injectable()
export class Summaries {
  constructor(private readonly assistant: Assistant) {}

  @Cron(process.env["SUMMARIES"] ?? "0 3 * * *", { waitForCompletion: true })
  async run(): Promise<void> {
    for (const conversation of unsummarised()) await this.summarise(conversation);
  }

  /** No request brings a customer along here: the conversation does. */
  @KaiTrace(({ thread, user }: Conversation) => ({
    customer_params: user,
    thread_identifier: thread,
    metadata: { job: "summaries" },
  }))
  async summarise(conversation: Conversation): Promise<void> {
    conversation.summary = await this.assistant.summarise(conversation);
  }
}
