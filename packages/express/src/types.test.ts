import type { Request, RequestHandler } from "express";
import express from "express";
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
  expectTypeOf(kai()).toExtend<RequestHandler>();
  expect(app).toBeTypeOf("function");
});
