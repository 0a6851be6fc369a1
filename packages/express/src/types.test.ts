import type { RequestHandler as Express4Handler } from "express-4";
import type { NextHandleFunction } from "connect";
import type { Request, RequestHandler } from "express";
import express from "express";
import type { Middleware } from "polka";
import { expect, expectTypeOf, it } from "vitest";

import { getKai, kai, type RequestContext } from "./index.ts";

it("the middleware is typed by the framework it is mounted in", () => {
  const app = express();
  app.use(
    kai({
      sink: () => {},
      sampleRate: 0,
      context: (req, res) => {
        expectTypeOf(req).toExtend<Request>();
        expectTypeOf(res.locals).toExtend<object>();
        return { customer_identifier: req.get("x-user"), metadata: { path: req.path } };
      },
      ignore: (req) => req.path === "/health",
    }),
  );
  app.get("/", (req) => {
    expectTypeOf(req.kai).toEqualTypeOf<RequestContext>();
    expectTypeOf<RequestContext["context"]>().toHaveProperty("thread_identifier");
    // @ts-expect-error -- not a field of a log
    getKai(req).set({ customer: "c1" });
  });
  // @ts-expect-error -- content is never part of a context
  kai({ context: () => ({ input: "Hi" }) });
  expect(app).toBeTypeOf("function");
});

it("the middleware fits where others of its form do", () => {
  const middleware = kai();
  expectTypeOf(middleware).toExtend<RequestHandler>();
  expectTypeOf(middleware).toExtend<Express4Handler>();
  expectTypeOf(middleware).toExtend<NextHandleFunction>();
  expectTypeOf(middleware).toExtend<Middleware>();
  expect(middleware).toHaveLength(3);
});
