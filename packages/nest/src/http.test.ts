import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { describe } from "vitest";
import { httpSuite } from "./test-http-suite.ts";

describe("on Express", () => httpSuite(() => new ExpressAdapter()));
describe("on Fastify", () => httpSuite(() => new FastifyAdapter()));
