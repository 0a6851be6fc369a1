import type { ServerResponse } from "node:http";
import { Controller, Get, type MessageEvent, Res, Sse, UseGuards } from "@nestjs/common";
import { from, Observable } from "rxjs";
import { describe, expect, it } from "vitest";
import { askStream, context, type CreateAdapter, eventually, provider, rawOf, SignIn, startApp } from "./test-app.ts";

/** Answers that are sent piece by piece. */
export function streamsSuite(adapter: CreateAdapter): void {
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
    const { url, records } = await startApp({ adapter, kai: { context }, controllers: [StreamController] });
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
      const { url, records } = await startApp({ adapter, kai: { context }, controllers: [EventsController] });
      expect(await (await fetch(`${url}/${path}`)).text()).toContain("data: ");
      expect(await records(1)).toMatchObject([{ customer_identifier: "c1", status: "success" }]);
    });

    it.each(["observable", "generator"])("of %s stop when their clients leave", async (path) => {
      const { url, records } = await startApp({ adapter, kai: { context }, controllers: [EventsController] });
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
      await eventually(() => expect(torndown).toBe(5));
      await eventually(() =>
        expect(provider.requests.slice(before).map(({ aborted }) => aborted)).toEqual(Array(5).fill(true)),
      );
      for (const record of await records(5)) {
        expect(record).toMatchObject({ status: "cancelled", customer_identifier: "c1" });
      }
    });
  });
}
