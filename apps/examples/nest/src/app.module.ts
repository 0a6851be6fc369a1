import { KaiModule } from "@kai/nest";
import { Module } from "@nestjs/common";
import { GraphQLModule } from "@nestjs/graphql";
import { MercuriusDriver, type MercuriusDriverConfig } from "@nestjs/mercurius";
import { ScheduleModule } from "@nestjs/schedule";
import { Assistant } from "./assistant.ts";
import { HealthController } from "./health.controller.ts";
import { openaiProvider } from "./openai.provider.ts";
import { Summaries } from "./summaries.job.ts";
import { ThreadsController } from "./threads.controller.ts";
import { ThreadsResolver } from "./threads.resolver.ts";
import { userOf } from "./users.ts";

/** A support chat: each thread is a conversation between a signed-in customer and the model. */
@Module({
  imports: [
    // The one module. The context is read when a call is logged: by then the customer is signed in and the route is known.
    KaiModule.forRoot({
      context: (host) => ({
        customer_params: userOf(host.switchToHttp().getRequest()),
        metadata: { feature: "support_chat" },
      }),
      ignore: (request) => request.url === "/healthz",
    }),
    GraphQLModule.forRoot<MercuriusDriverConfig>({ driver: MercuriusDriver, autoSchemaFile: true }),
    ScheduleModule.forRoot(),
  ],
  controllers: [HealthController, ThreadsController],
  providers: [Assistant, openaiProvider, Summaries, ThreadsResolver],
})
export class AppModule {}
