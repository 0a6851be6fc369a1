import { registerHooks } from "node:module";
import { describe, expect, it } from "vitest";
import type { CreateAdapter } from "./test-app.ts";

// The same tests on the packages of version 11: from here on, an import of one leads to its alias.
registerHooks({
  resolve(specifier, context, next) {
    const [, name, path = ""] =
      /@nestjs\/(common|core|platform-express|platform-fastify)(\/.*)?$/.exec(specifier) ?? [];
    return name
      ? next(`@nestjs/${name}-11${path}`, { ...context, parentURL: import.meta.url })
      : next(specifier, context);
  },
});
const { httpSuite } = await import("./test-http-suite.ts");
const { ExpressAdapter } = await import("@nestjs/platform-express");
const { FastifyAdapter } = await import("@nestjs/platform-fastify");

describe.each<[string, CreateAdapter]>([
  ["Express", () => new ExpressAdapter()],
  ["Fastify", () => new FastifyAdapter()],
])("on %s and Nest 11", (_, adapter) => {
  httpSuite(adapter);
});

it("these are the packages of version 11", async () => {
  expect((await import("@nestjs/common")).Module).toBe((await import("@nestjs/common-11")).Module);
  expect((await import("@nestjs/core")).NestFactory).toBe((await import("@nestjs/core-11")).NestFactory);
  expect(ExpressAdapter).toBe((await import("@nestjs/platform-express-11")).ExpressAdapter);
  expect(FastifyAdapter).toBe((await import("@nestjs/platform-fastify-11")).FastifyAdapter);
});
