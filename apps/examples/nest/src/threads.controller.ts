import { KaiContext } from "@kai/nest";
import {
  Body,
  Controller,
  Header,
  HttpCode,
  type MessageEvent,
  Param,
  Post,
  Query,
  Sse,
  UseGuards,
} from "@nestjs/common";
import { from, map, type Observable } from "rxjs";
import { Assistant } from "./assistant.ts";
import { CurrentUser, RequireUser, type User } from "./users.ts";

@Controller("threads/:thread")
@UseGuards(RequireUser)
@KaiContext((execution) => ({ thread_identifier: execution.switchToHttp().getRequest().params.thread }))
export class ThreadsController {
  constructor(private readonly assistant: Assistant) {}

  @Post("messages")
  @HttpCode(200)
  async answer(@Param("thread") thread: string, @CurrentUser() user: User, @Body("text") text: string) {
    return { answer: await this.assistant.answer(thread, user, text) };
  }

  /** Nest ends the generator when the customer closes the page, which stops the model. */
  @Post("stream")
  @HttpCode(200)
  @Header("content-type", "text/plain; charset=utf-8")
  @KaiContext({ metadata: { streamed: true } })
  async *stream(@Param("thread") thread: string, @CurrentUser() user: User, @Body("text") text: string) {
    yield* this.assistant.stream(thread, user, text);
  }

  /** The same as server-sent events. */
  @Sse("events")
  @KaiContext({ metadata: { streamed: true } })
  events(
    @Param("thread") thread: string,
    @CurrentUser() user: User,
    @Query("text") text: string,
  ): Observable<MessageEvent> {
    return from(this.assistant.stream(thread, user, text)).pipe(map((data) => ({ data })));
  }
}
