import { Controller, Get, Inject } from "@nestjs/common";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { expect, it, vi } from "vitest";
import { KaiService } from "./kai-service.ts";
import { ask, eventually, startApp, useProvider } from "./test-app.ts";

useProvider();

const adapter = () => new FastifyAdapter();

it("sets and reads the context of a request", async () => {
  @Controller()
  class AskController {
    constructor(@Inject(KaiService) private readonly kai: KaiService) {}

    @Get()
    answer() {
      const isSet = this.kai.set({ thread_identifier: "t1", metadata: { plan: "pro" } });
      this.kai.set({ metadata: { step: 2 } });
      return { isSet, context: this.kai.get() };
    }
  }
  const { app, url } = await startApp({ adapter, controllers: [AskController] });
  expect(await (await fetch(url)).json()).toEqual({
    isSet: true,
    context: { thread_identifier: "t1", metadata: { plan: "pro", step: 2 } },
  });
  const kai = app.get(KaiService);
  expect([kai.set({ thread_identifier: "nowhere" }), kai.get()]).toEqual([false, undefined]);
});

it("gives code a context where there is no request, also when it is called by others", async () => {
  const { app, records } = await startApp({ adapter });
  const kai = app.get(KaiService);
  const later = kai.run({ customer_identifier: "c1" }, () => {
    void ask("now");
    return kai.bind(ask);
  });
  await later("later");
  expect((await records(2)).map((record) => record["customer_identifier"])).toEqual(["c1", "c1"]);
  expect(kai.stats()).toMatchObject({ open: 0, recorded: 2, dropped: { ignored: 0 } });
  expect(await kai.flush()).toBe(true);
});

it("the app closes when what has ended is sent, and not before", async () => {
  const sent: unknown[] = [];
  const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
  const sink = vi.fn<(record: object) => Promise<void>>(async (record) => void sent.push(await allowed, record));
  const { close } = await startApp({ adapter, kai: { sink } });
  await ask();
  const closed = close().then(() => sent.push("closed"));
  await eventually(() => expect(sink).toHaveBeenCalledOnce());
  allow();
  await closed;
  expect(sent).toEqual([undefined, expect.objectContaining({ status: "success" }), "closed"]);
});

it("a server that does not answer does not keep the app from closing", async () => {
  const { app, close } = await startApp({ adapter, kai: { sink: () => new Promise<void>(() => {}) } });
  await ask();
  await close();
  expect(app.get(KaiService).stats()).toMatchObject({ open: 0, recorded: 0 });
});
