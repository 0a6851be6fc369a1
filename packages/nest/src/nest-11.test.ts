import { registerHooks } from "node:module";
import { describe, expect, it } from "vitest";
import type { CreateAdapter } from "./test-app.ts";

// The same tests on the packages of version 11: from here on, an import of one leads to its alias.
const aliased =
  /@nestjs\/(common|core|graphql|mercurius|microservices|platform-\w+|schedule|testing|websockets)(?:\/(?:dist\/)?index\.js)?(\/.*)?$/;
registerHooks({
  resolve(specifier, context, next) {
    const [, name, path = ""] = aliased.exec(specifier) ?? [];
    return name
      ? next(`@nestjs/${name}-11${path}`, { ...context, parentURL: import.meta.url })
      : next(specifier, context);
  },
});
const { httpSuite } = await import("./test-http-suite.ts");
const { gatewaySuite } = await import("./test-gateway-suite.ts");
const { KaiInterceptor } = await import("./kai-interceptor.ts");
const { ExpressAdapter } = await import("@nestjs/platform-express");
const { FastifyAdapter } = await import("@nestjs/platform-fastify");

describe.each<[string, CreateAdapter]>([
  ["Express", () => new ExpressAdapter()],
  ["Fastify", () => new FastifyAdapter()],
])("Nest 11 on %s", (_, adapter) => {
  httpSuite(adapter);
  gatewaySuite(adapter, [KaiInterceptor]);
});

describe.each([
  ["adapter", () => import("./adapter.test.ts")],
  ["graphql", () => import("./graphql.test.ts")],
  ["messages", () => import("./messages.test.ts")],
  ["jobs", () => import("./kai-trace.test.ts")],
  ["module", () => import("./kai-module.test.ts")],
  ["service", () => import("./kai-service.test.ts")],
])("Nest 11: %s", async (_, importTests) => {
  await importTests();
});

it.each<[name: string, alias: () => Promise<unknown>, module: () => Promise<unknown>]>([
  ["common", () => import("@nestjs/common-11"), () => import("@nestjs/common")],
  ["core", () => import("@nestjs/core-11"), () => import("@nestjs/core")],
  ["graphql", () => import("@nestjs/graphql-11"), () => import("@nestjs/graphql")],
  ["mercurius", () => import("@nestjs/mercurius-11"), () => import("@nestjs/mercurius")],
  ["microservices", () => import("@nestjs/microservices-11"), () => import("@nestjs/microservices")],
  ["platform-express", () => import("@nestjs/platform-express-11"), () => import("@nestjs/platform-express")],
  ["platform-fastify", () => import("@nestjs/platform-fastify-11"), () => import("@nestjs/platform-fastify")],
  ["platform-ws", () => import("@nestjs/platform-ws-11"), () => import("@nestjs/platform-ws")],
  ["schedule", () => import("@nestjs/schedule-11"), () => import("@nestjs/schedule")],
  ["testing", () => import("@nestjs/testing-11"), () => import("@nestjs/testing")],
  ["websockets", () => import("@nestjs/websockets-11"), () => import("@nestjs/websockets")],
])("what was tested here was version 11 of @nestjs/%s", async (_, alias, module) => {
  const functions = Object.entries((await alias()) as object).filter(([, value]) => typeof value === "function");
  expect(functions.length).toBeGreaterThan(0);
  expect(await module()).toMatchObject(Object.fromEntries(functions));
});
