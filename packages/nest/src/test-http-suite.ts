import type { IncomingMessage, ServerResponse } from "node:http";
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
  HttpException,
  Inject,
  Injectable,
  type MessageEvent,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  Param,
  Post,
  Query,
  Req,
  Res,
  Scope,
  Sse,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from "@nestjs/common";
import type { AbstractHttpAdapter } from "@nestjs/core";
import { HttpAdapterHost } from "@nestjs/core";
import { from, Observable } from "rxjs";
import { describe, expect, it, vi } from "vitest";
import { KaiContext } from "./kai-context.ts";
import { KaiService } from "./kai-service.ts";
import { NoKai } from "./no-kai.ts";
import { type AppOptions, ask, askStream, provider, questionOf, startApp, useProvider } from "./test-app.ts";

interface Request {
  headers: IncomingMessage["headers"];
  user?: string;
  raw?: IncomingMessage;
}

/** Signs in whom the header names; the request is that of the platform. */
@Injectable()
class SignIn {
  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    request.user = String(request.headers["x-user"] ?? "c1");
    return true;
  }
}

const context = (host: ArgumentsHost) => ({ customer_identifier: host.switchToHttp().getRequest<Request>().user });
const rawOf = (response: ServerResponse & { raw?: ServerResponse }) => response.raw ?? response;

/** What the module does for HTTP, on a platform of a version of Nest. */
export function httpSuite(adapter: () => AbstractHttpAdapter): void {
  useProvider();
  const start = (options: Omit<AppOptions, "adapter"> = {}) => startApp({ adapter, kai: { context }, ...options });

  it("a call in a handler is one log, with the context that is known by then", async () => {
    @Controller("ask")
    @UseGuards(SignIn)
    class AskController {
      constructor(@Inject(KaiService) private readonly kai: KaiService) {}

      @Post(":topic")
      async answer(@Param("topic") topic: string) {
        this.kai.set({ thread_identifier: "t1", metadata: { topic } });
        return { answer: await ask() };
      }
    }
    const { url, records } = await start({ controllers: [AskController] });
    const response = await fetch(`${url}/ask/shoes`, { method: "POST" });
    expect(await response.json()).toEqual({ answer: expect.stringContaining("You asked") });
    expect(await records(1)).toMatchObject([
      {
        customer_identifier: "c1",
        thread_identifier: "t1",
        metadata: { topic: "shoes" },
        input: [{ role: "user", content: "Hi" }],
        status: "success",
      },
    ]);
  });

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
          .apply((_req: unknown, _res: unknown, next: () => void) => void ask("middleware").then(() => next()))
          .forRoutes("{*all}");
      }
    }
    const { url, records } = await start({
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

  it("each of many requests at once has its own context", async () => {
    @Controller()
    @UseGuards(SignIn)
    class AskController {
      @Post(":user")
      @KaiContext((execution) => ({ thread_identifier: execution.switchToHttp().getRequest().params.user }))
      async answer(@Param("user") user: string) {
        await setTimeout(Math.random() * 5);
        return ask(user);
      }
    }
    const { url, records } = await start({ controllers: [AskController] });
    const users = Array.from({ length: 50 }, (_, index) => `c${index}`);
    await Promise.all(users.map((user) => fetch(`${url}/${user}`, { method: "POST", headers: { "x-user": user } })));
    for (const record of await records(50)) {
      expect(record).toMatchObject({ customer_identifier: questionOf(record), thread_identifier: questionOf(record) });
    }
  });

  it("a body that is listened to by hand keeps the context", async () => {
    @Controller()
    class UploadController {
      @Post()
      upload(@Req() request: IncomingMessage & { raw?: IncomingMessage }, @Res() response: ServerResponse) {
        const raw = request.raw ?? request;
        raw.resume().on("end", () => void ask().then((answer) => rawOf(response).end(answer)));
      }
    }
    const { url, records } = await start({
      controllers: [UploadController],
      kai: { context: () => ({ customer_identifier: "c1" }) },
      setup: (app) => {
        const instance = app.getHttpAdapter().getInstance();
        instance.addContentTypeParser?.("x/y", (_request: unknown, _body: unknown, done: () => void) => done());
      },
    });
    const response = await fetch(url, { method: "POST", headers: { "content-type": "x/y" }, body: "a body" });
    expect(await response.text()).toContain("You asked");
    expect(await records(1)).toMatchObject([{ customer_identifier: "c1" }]);
  });

  it("answers that are written by hand keep the context", async () => {
    @Controller()
    @UseGuards(SignIn)
    class StreamController {
      @Get()
      async stream(@Res() response: ServerResponse) {
        for await (const text of askStream()) rawOf(response).write(text);
        rawOf(response).end();
      }
    }
    const { url, records } = await start({ controllers: [StreamController] });
    expect(await (await fetch(url)).text()).toContain("You asked");
    expect(await records(1)).toMatchObject([{ customer_identifier: "c1", status: "success" }]);
  });

  describe("server-sent events", () => {
    let torndown = 0;
    @Controller()
    @UseGuards(SignIn)
    class EventsController {
      @Sse("observable")
      observable(): Observable<MessageEvent> {
        return new Observable((subscriber) => {
          const controller = new AbortController();
          const send = async () => {
            for await (const data of askStream("Talk", controller.signal)) subscriber.next({ data });
            subscriber.complete();
          };
          send().catch((error: unknown) => subscriber.error(error));
          return () => {
            torndown++;
            controller.abort();
          };
        });
      }

      @Sse("generator")
      generator(): Observable<MessageEvent> {
        async function* send() {
          try {
            for await (const data of askStream("Talk")) yield { data };
          } finally {
            torndown++;
          }
        }
        return from(send());
      }
    }

    it.each(["observable", "generator"])("of %s keep the context", async (path) => {
      const { url, records } = await start({ controllers: [EventsController] });
      expect(await (await fetch(`${url}/${path}`)).text()).toContain("data: ");
      expect(await records(1)).toMatchObject([{ customer_identifier: "c1", status: "success" }]);
    });

    it.each(["observable", "generator"])("of %s stop when their clients leave", async (path) => {
      const { url, records } = await start({ controllers: [EventsController] });
      const clients = Array.from({ length: 5 }, () => new AbortController());
      const before = provider.requests.length;
      torndown = 0;
      provider.script(...clients.map(() => ({ kind: "text" as const, text: "word ".repeat(400) })));
      await Promise.all(
        clients.map(async (client) => {
          const response = await fetch(`${url}/${path}`, { signal: client.signal });
          await response.body!.getReader().read();
          client.abort();
        }),
      );
      await vi.waitFor(() => expect(torndown).toBe(5));
      await vi.waitFor(() =>
        expect(provider.requests.slice(before).map(({ aborted }) => aborted)).toEqual(Array(5).fill(true)),
      );
      for (const record of await records(5)) {
        expect(record).toMatchObject({ status: "cancelled", customer_identifier: "c1" });
      }
    });
  });

  describe("decorators", () => {
    @Controller("plain")
    @KaiContext({ metadata: { feature: "chat", from: "class" } })
    class PlainController {
      @Get("own")
      @KaiContext({ custom_identifier: "own", metadata: { from: "handler" } })
      own() {
        return ask("own");
      }

      @Get("class")
      ofClass() {
        return ask("class");
      }

      @Get("set/:id")
      @KaiContext(async (execution) => ({
        custom_identifier: execution.switchToHttp().getRequest().params.id,
        thread_identifier: execution.getHandler().name,
      }))
      async set() {
        return ask("set");
      }

      @Get("none")
      @NoKai()
      none() {
        return ask("none");
      }
    }
    @Controller("ignored")
    @NoKai()
    class IgnoredController {
      @Get()
      none() {
        return ask("none");
      }
    }

    it("add to the context of their class and handler, and leave out what is not to be logged", async () => {
      const { url, records } = await start({ controllers: [PlainController, IgnoredController] });
      for (const path of ["plain/own", "plain/class", "plain/set/42", "plain/none", "ignored"]) {
        expect(await (await fetch(`${url}/${path}`)).text()).toContain("You asked");
      }
      const [ofClass, own, set] = await records(3);
      expect(own).toMatchObject({ custom_identifier: "own", metadata: { feature: "chat", from: "handler" } });
      expect(ofClass).toMatchObject({ metadata: { feature: "chat", from: "class" } });
      expect(ofClass).not.toHaveProperty("custom_identifier");
      expect(set).toMatchObject({ custom_identifier: "42", thread_identifier: "set", metadata: { from: "class" } });
    });
  });

  describe("trouble", () => {
    @Controller()
    class AskController {
      @Get("broken")
      @KaiContext(() => {
        throw new Error("no session");
      })
      broken() {
        return ask("broken");
      }

      @Get(":path")
      answer() {
        return ask("any");
      }

      @Post()
      async refuse() {
        await ask("refused");
        throw new HttpException("a teapot", 418);
      }
    }

    it("a context that throws is left out, and nobody notices", async () => {
      const { url, records, troubles } = await start({
        controllers: [AskController],
        kai: { context: () => expect.unreachable("no user") },
      });
      expect((await fetch(`${url}/broken`)).status).toBe(200);
      expect((await records(1))[0]).not.toHaveProperty("customer_identifier");
      expect(troubles).toHaveLength(1);
    });

    it("calls made for an ignored request are not logged", async () => {
      const { url, records, troubles } = await start({
        controllers: [AskController],
        kai: {
          ignore: ({ url }) => {
            if (url === "/unclear?q=1") throw new Error("cannot tell");
            return url === "/healthz";
          },
        },
      });
      for (const path of ["healthz", "unclear?q=1", "logged"]) expect((await fetch(`${url}/${path}`)).status).toBe(200);
      await records(1);
      expect(troubles).toEqual([expect.stringContaining("cannot tell")]);
    });

    it("exceptions pass through as they are", async () => {
      const { url, records } = await start({ controllers: [AskController] });
      const response = await fetch(url, { method: "POST" });
      expect([response.status, await response.json()]).toEqual([418, expect.objectContaining({ message: "a teapot" })]);
      expect((await fetch(url, { method: "DELETE" })).status).toBe(404);
      await records(1);
    });
  });

  it("is not limited to a global prefix or a version", async () => {
    @Controller({ path: "ask", version: "2" })
    class AskController {
      @Get()
      answer() {
        return ask("prefixed");
      }
    }
    @Controller("outside")
    class OutsideController {
      @Get()
      answer() {
        return ask("outside");
      }
    }
    const { url, records } = await start({
      controllers: [AskController, OutsideController],
      kai: { context: () => ({ customer_identifier: "c1" }) },
      setup: (app) => {
        app.setGlobalPrefix("api", { exclude: ["outside"] });
        app.enableVersioning();
      },
    });
    for (const path of ["api/v2/ask", "outside"]) expect((await fetch(`${url}/${path}`)).status).toBe(200);
    expect((await records(2)).map((record) => record["customer_identifier"])).toEqual(["c1", "c1"]);
  });
}
