import type { IncomingMessage } from "node:http";
import type { ArgumentsHost, ExecutionContext } from "@nestjs/common";
import { expect, expectTypeOf, it } from "vitest";
import { KaiContext, KaiModule, type KaiModuleOptions, KaiTrace } from "./index.ts";

interface ExpressRequest extends IncomingMessage {
  originalUrl: string;
}

it("options are typed by Nest, and what is asked of a request by its platform", () => {
  const options: KaiModuleOptions = {
    sampleRate: 0,
    context: (host) => {
      expectTypeOf(host).toEqualTypeOf<ArgumentsHost>();
      return { customer_identifier: host.switchToHttp().getRequest().user?.id, metadata: { plan: "pro" } };
    },
    ignore: (request: ExpressRequest) => request.originalUrl === "/health",
  };
  expect(KaiModule.forRoot({ ...options, isGlobal: false })).toMatchObject({ global: false });
  expect(KaiModule.forRootAsync({ useFactory: () => options })).toMatchObject({ global: true });
  // @ts-expect-error -- content is never part of a context
  KaiModule.forRoot({ context: () => ({ input: "Hi" }) });
});

it("decorators take fields of a log, or a function", () => {
  class Handlers {
    @KaiContext((execution) => {
      expectTypeOf(execution).toEqualTypeOf<ExecutionContext>();
      return { thread_identifier: execution.getHandler().name };
    })
    @KaiTrace({ span_name: "step" })
    both(_job: { id: string }) {}

    @KaiTrace((job: { id: string }) => ({ custom_identifier: job.id }))
    byArguments(_job: { id: string; attempt: number }, _done: () => void) {}

    // @ts-expect-error -- the method has no such argument
    @KaiTrace((job: { id: string }) => ({ custom_identifier: job.id }))
    byOthers(_job: { name: string }) {}

    // @ts-expect-error -- not a field of a log
    @KaiContext({ customer: "c1" })
    unknown() {}
  }
  expect(new Handlers().both({ id: "1" })).toBeUndefined();
});
