import { KaiContext, KaiTrace } from "@kai/nest";
import { UseGuards } from "@nestjs/common";
import {
  Args,
  Field,
  GqlExecutionContext,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from "@nestjs/graphql";
import { Assistant } from "./assistant.ts";
import { conversationOf } from "./conversations.ts";
import { CurrentUser, RequireUser, type User } from "./users.ts";

@ObjectType()
export class Thread {
  @Field()
  id!: string;
}

@Resolver(() => Thread)
@UseGuards(RequireUser)
export class ThreadsResolver {
  constructor(private readonly assistant: Assistant) {}

  @Query(() => Thread)
  thread(@Args("id") id: string): Thread {
    return { id };
  }

  @Mutation(() => String)
  @KaiContext((execution) => ({ thread_identifier: GqlExecutionContext.create(execution).getArgs().thread }))
  ask(@Args("thread") thread: string, @CurrentUser() user: User, @Args("text") text: string): Promise<string> {
    return this.assistant.answer(thread, user, text);
  }

  /** Asks the model only when somebody wants to know. Nest runs no interceptors for fields, so that `@KaiContext` would not count. */
  @ResolveField(() => String)
  @KaiTrace(({ id }: Thread) => ({ thread_identifier: id, metadata: { field: "summary" } }))
  summary(@Parent() { id }: Thread, @CurrentUser() user: User): Promise<string> {
    return this.assistant.summarise(conversationOf(id, user));
  }
}
