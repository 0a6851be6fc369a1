import { setTimeout } from "node:timers/promises";
import {
  type ArgumentsHost,
  type CallHandler,
  Catch,
  Controller,
  createParamDecorator,
  type ExceptionFilter,
  type ExecutionContext,
  Get,
  Inject,
  Injectable,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  Query,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from "@nestjs/common";
import { HttpAdapterHost } from "@nestjs/core";
import { expect, it } from "vitest";
import { KaiService } from "./kai-service.ts";
import { ask, type CreateAdapter, questionOf, type Request, SignIn, startApp } from "./test-app.ts";

/** Everything that Nest runs for a request has its context. */
export function stagesSuite(adapter: CreateAdapter): void {
  it("everything that Nest runs for a request has its context", async () => {
    const during: Promise<string>[] = [];

    @Injectable()
    class Guard extends SignIn {
      override canActivate(execution: ExecutionContext) {
        during.push(ask("guard"));
        return super.canActivate(execution);
      }
    }
    @Injectable()
    class Interceptor {
      async intercept(_: ExecutionContext, next: CallHandler) {
        await ask("interceptor");
        return next.handle();
      }
    }
    @Injectable()
    class Pipe {
      async transform(value: string) {
        await ask("pipe");
        return value;
      }
    }
    const Asked = createParamDecorator(() => void during.push(ask("parameter")));
    @Injectable({ scope: Scope.REQUEST })
    class PerRequest {
      constructor() {
        during.push(ask("request-scoped provider"));
      }
    }
    @Catch()
    class Filter implements ExceptionFilter {
      constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

      async catch(_error: unknown, host: ArgumentsHost) {
        await ask("filter");
        this.host.httpAdapter.reply(host.switchToHttp().getResponse(), { caught: true }, 418);
      }
    }
    @Controller()
    @UseGuards(Guard)
    @UseInterceptors(Interceptor)
    @UseFilters(Filter)
    class StagesController {
      constructor(
        @Inject(KaiService) private readonly kai: KaiService,
        @Inject(PerRequest) readonly _perRequest: PerRequest,
      ) {}

      @Get()
      async handle(@Query("q", Pipe) _q: string, @Asked() _asked: unknown) {
        this.kai.set({ thread_identifier: "t1" });
        await ask("handler");
        await setTimeout(1);
        await ask("timer");
        throw new Error("boom");
      }
    }
    @Module({})
    class Other implements NestModule {
      configure(consumer: MiddlewareConsumer) {
        consumer
          .apply(async (_req: unknown, _res: unknown, next: () => void) => {
            await ask("middleware");
            next();
          })
          .forRoutes("{*all}");
      }
    }
    const { url, records } = await startApp({
      adapter,
      imports: [Other],
      controllers: [StagesController],
      providers: [PerRequest, Guard, Filter],
      // Asked with the request as it comes in for what runs before the guards.
      kai: {
        context: (host) => ({
          customer_identifier: host.switchToHttp().getRequest<Request>().headers["x-user"] as string,
        }),
      },
    });
    const response = await fetch(`${url}/?q=1`, { headers: { "x-user": "c2" } });
    expect(response.status).toBe(418);
    await Promise.all(during);
    const taken = await records(9);
    expect(taken.map(questionOf)).toEqual([
      "filter",
      "guard",
      "handler",
      "interceptor",
      "middleware",
      "parameter",
      "pipe",
      "request-scoped provider",
      "timer",
    ]);
    expect(taken.map((record) => record["customer_identifier"])).toEqual(Array(9).fill("c2"));
    expect(taken.filter((record) => record["thread_identifier"] === "t1").map(questionOf)).toEqual([
      "filter",
      "handler",
      "timer",
    ]);
  });
}
