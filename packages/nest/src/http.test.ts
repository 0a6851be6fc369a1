import { Controller, Get } from "@nestjs/common";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { describe, expect, it } from "vitest";
import { askStream, type CreateAdapter, eventually, provider, startApp } from "./test-app.ts";
import { httpSuite } from "./test-http-suite.ts";

describe.each<[string, CreateAdapter]>([
  ["Express", () => new ExpressAdapter()],
  ["Fastify", () => new FastifyAdapter()],
])("on %s", (_, adapter) => {
  httpSuite(adapter);

  // Since version 12.
  it("a handler that is a generator keeps its context, and stops when its client leaves", async () => {
    @Controller()
    class StreamController {
      @Get()
      async *answer() {
        yield* askStream("Talk");
      }
    }
    const { url, records } = await startApp({
      adapter,
      controllers: [StreamController],
      kai: { context: () => ({ customer_identifier: "c1" }) },
    });
    expect(await (await fetch(url)).text()).toContain("You asked");
    provider.script({ kind: "text", text: "word ".repeat(400) });
    const client = new AbortController();
    const response = await fetch(url, { signal: client.signal });
    await response.body!.getReader().read();
    client.abort();
    await eventually(() => expect(provider.requests.at(-1)).toMatchObject({ aborted: true }));
    expect(await records(2)).toMatchObject([
      { customer_identifier: "c1", status: "success" },
      { customer_identifier: "c1", status: "cancelled" },
    ]);
  });
});
