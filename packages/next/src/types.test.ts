import type { NextApiRequest, NextApiResponse } from "next";
import { type NextRequest, NextResponse } from "next/server.js";
import { expect, expectTypeOf, it } from "vitest";
import type * as edge from "./edge/index.ts";
import type * as edgeRegister from "./edge/register.ts";
import { withKai, withKaiAction, withKaiApi } from "./index.ts";
import type * as node from "./index.ts";
import type * as nodeRegister from "./register.ts";

/** As Next writes it for a route with a dynamic segment. */
interface RouteContext {
  params: Promise<{ id: string }>;
}
/** As Next checks the exports of `route.ts`. */
type Expected = (request: NextRequest, context: RouteContext) => Promise<Response | void> | Response | void;

it("wrapping changes no type", () => {
  const handlers = {
    bare: () => new Response(),
    asked: async (request: Request) => Response.json(request.url),
    nextAsked: (request: NextRequest) => NextResponse.json(request.nextUrl.href),
    dynamic: async (_: NextRequest, { params }: RouteContext) => new Response((await params).id),
    catchAll: async (_: Request, { params }: { params: Promise<{ id: string; slug?: string[] }> }) =>
      new Response((await params).slug?.join()),
    nothing: async () => {},
  };
  expectTypeOf(withKai(handlers.bare)).toEqualTypeOf(handlers.bare);
  expectTypeOf(withKai(handlers.asked)).toEqualTypeOf(handlers.asked);
  expectTypeOf(withKai(handlers.nextAsked)).toEqualTypeOf(handlers.nextAsked);
  expectTypeOf(withKai(handlers.dynamic)).toEqualTypeOf(handlers.dynamic);
  expectTypeOf(withKai(handlers.catchAll)).toEqualTypeOf(handlers.catchAll);
  expectTypeOf(withKai(handlers.nothing)).toEqualTypeOf(handlers.nothing);
  expectTypeOf<(typeof handlers)[keyof typeof handlers]>().toExtend<Expected>();

  const action = async (id: number, form: FormData) => form.getAll(`${id}`);
  expectTypeOf(withKaiAction(action)).toEqualTypeOf(action);
  const api = (_request: NextApiRequest, response: NextApiResponse<{ ok: boolean }>) => response.json({ ok: true });
  expectTypeOf(withKaiApi(api)).toEqualTypeOf(api);
  expect(withKai(handlers.bare)).toBeTypeOf("function");
});

it("what is not annotated is known", () => {
  withKai((request) => {
    expectTypeOf(request).toEqualTypeOf<NextRequest>();
    return new Response();
  });
  withKai(() => new Response(), {
    context: (request, { params }) => {
      expectTypeOf(request).toEqualTypeOf<NextRequest>();
      expectTypeOf(params).toEqualTypeOf<Promise<unknown>>();
      return { customer_identifier: request.headers.get("x-user") };
    },
  });
  withKai(async (_request, { params }: RouteContext) => new Response((await params).id), {
    context: async (request, { params }) => {
      expectTypeOf(request).toEqualTypeOf<NextRequest>();
      expectTypeOf(params).toEqualTypeOf<Promise<{ id: string }>>();
      return { thread_identifier: (await params).id };
    },
  });
  withKaiApi((request, response) => {
    expectTypeOf(request).toEqualTypeOf<NextApiRequest>();
    expectTypeOf(response).toExtend<NextApiResponse>();
  });
});

it("what Next would refuse is refused", () => {
  // @ts-expect-error -- not a Response
  withKai(() => ({ answer: 1 }));
  // @ts-expect-error -- params is a promise
  withKai((_: NextRequest, { params }: { params: { id: string } }) => new Response(params.id));
  // @ts-expect-error -- an API route has another request
  withKai((request: NextApiRequest) => Response.json(request.query));
  // @ts-expect-error -- an action is async
  withKaiAction((form: FormData) => form.get("a"));
  // @ts-expect-error -- a route handler is not an API route
  withKaiApi((request: NextRequest) => Response.json(request.url));
  // @ts-expect-error -- content is never part of a context
  withKai(() => new Response(), { context: () => ({ input: "Hi" }) });
  expect(withKai).toHaveLength(2);
});

it("the edge has the types of Node", () => {
  expectTypeOf<typeof edge>().toExtend<typeof node>();
  expectTypeOf<typeof node>().toExtend<typeof edge>();
  expectTypeOf<typeof edgeRegister>().toExtend<typeof nodeRegister>();
  expectTypeOf<typeof nodeRegister>().toExtend<typeof edgeRegister>();
});
