import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { Controller, Get, HttpException, Inject, Param, Post, Req, Res, UseGuards } from "@nestjs/common";
import { describe, expect, it } from "vitest";
import { KaiContext } from "./kai-context.ts";
import { KaiService } from "./kai-service.ts";
import { type AppOptions, ask, context, type CreateAdapter, questionOf, rawOf, SignIn, startApp } from "./test-app.ts";

/** What is known of a request is known to the calls made for it. */
export function contextSuite(adapter: CreateAdapter): void {
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
}
