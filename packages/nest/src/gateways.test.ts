import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { describe } from "vitest";
import { KaiInterceptor } from "./kai-interceptor.ts";
import { type CreateAdapter, useProvider } from "./test-app.ts";
import { gatewaySuite } from "./test-gateway-suite.ts";

useProvider();

describe.each<[string, CreateAdapter, (typeof KaiInterceptor)[]]>([
  // Since version 12.
  ["on Express", () => new ExpressAdapter(), []],
  ["on Fastify", () => new FastifyAdapter(), []],
  ["with the interceptor named", () => new FastifyAdapter(), [KaiInterceptor]],
])("%s", (_, adapter, interceptors) => {
  gatewaySuite(adapter, interceptors);
});
