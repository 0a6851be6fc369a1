import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { install } from "@kai/capture";
import { type AdapterApp, type AdapterFixture, adapterSuite } from "@kai/testing/suites";
import {
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  HttpCode,
  Injectable,
  Post,
  Req,
  Res,
  StreamableFile,
  UseGuards,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import OpenAI from "openai";
import { abortSignal, KaiContext, KaiModule, KaiService } from "./index.ts";
import { AppModule, type CreateAdapter } from "./test-app.ts";

interface Request {
  headers: Record<string, string>;
  customer?: string;
}

function createController(baseURL: string) {
  const openai = new OpenAI({ apiKey: "sk-test", baseURL, maxRetries: 0 });
  const bodyOf = (content: string) => ({
    model: "gpt-4o-mini",
    messages: [{ role: "user" as const, content }],
  });
  const ask = async (question: string) =>
    (await openai.chat.completions.create(bodyOf(question))).choices[0]!.message.content;

  @Injectable()
  class SignIn implements CanActivate {
    canActivate(execution: ExecutionContext): boolean {
      const request = execution.switchToHttp().getRequest<Request>();
      request.customer = request.headers["x-customer"];
      return true;
    }
  }

  @Controller()
  @UseGuards(SignIn)
  @KaiContext((execution) => ({
    thread_identifier: execution.switchToHttp().getRequest<Request>().headers["x-thread"],
  }))
  class ChatController {
    @Post("ask")
    ask(@Body("question") question: string) {
      return ask(question);
    }

    @Post("healthz")
    @HttpCode(200)
    check(@Body("question") question: string) {
      return ask(question);
    }

    @Post("two")
    two(@Body("question") question: string) {
      return Promise.all([ask(`${question} 1`), ask(`${question} 2`)]);
    }

    @Post("broken")
    async break(@Body("question") question: string) {
      await ask(question);
      throw new Error("boom");
    }

    @Post("stream")
    async stream(
      @Body("question") question: string,
      @Req() request: IncomingMessage,
      @Res({ passthrough: true }) response: ServerResponse,
    ) {
      const signal = abortSignal(request, response);
      const stream = await openai.chat.completions.create({ ...bodyOf(question), stream: true }, { signal });
      async function* text() {
        for await (const chunk of stream) yield chunk.choices[0]?.delta.content ?? "";
      }
      return new StreamableFile(Readable.from(text()), { type: "text/plain" });
    }
  }
  return ChatController;
}

async function start(adapter: CreateAdapter, { providerUrl, record }: AdapterFixture): Promise<AdapterApp> {
  const kai = KaiModule.forRoot({
    sink: record,
    context: (host) => ({ customer_identifier: host.switchToHttp().getRequest<Request>().customer }),
    ignore: ({ url }) => url === "/healthz",
  });
  const module = { module: AppModule, imports: [kai], controllers: [createController(providerUrl)] };
  const app = await NestFactory.create(module, adapter(), {
    logger: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  await app.listen(0, "127.0.0.1");
  return {
    url: await app.getUrl(),
    settled: () => app.get(KaiService).flush(),
    close: async () => {
      await app.close();
      install().uninstall();
    },
  };
}

adapterSuite("Nest on Express", (fixture) => start(() => new ExpressAdapter(), fixture));
adapterSuite("Nest on Fastify", (fixture) => start(() => new FastifyAdapter(), fixture));
