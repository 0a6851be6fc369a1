import type { Scope } from "@kai/capture";
import type { NextRequest } from "next/server.js";
import { keepBodyInScope } from "./keep-body-in-scope.ts";
import { wrap, type WrapOptions } from "./wrap.ts";

type Answer = Response | void;

/** What `route.ts` may export. */
export type RouteHandler = (request: NextRequest, context: { params: Promise<never> }) => Answer | Promise<Answer>;

/** What it is called with, whether or not it takes it. */
type RouteArguments<Handler extends RouteHandler> = [
  request: NextRequest,
  context: Parameters<Handler> extends [unknown, infer Context] ? Context : { params: Promise<unknown> },
];

/**
 * A route handler whose LLM calls are logged with the context of its request, also those that it makes while the answer is streamed. It has the type
 * of the handler, answers in the same tick, and throws what the handler throws.
 *
 * @example
 * export const POST = withKai(handler, { context: (request) => ({ customer_identifier: request.headers.get("x-user") }) });
 */
export function withKai<Handler extends RouteHandler>(
  handler: Handler,
  options?: WrapOptions<RouteArguments<Handler>>,
): Handler {
  return wrap(handler, options, keepAnswerInScope);
}

function keepAnswerInScope(result: unknown, scope: Scope): unknown {
  if (result instanceof Promise) return result.then((answer) => keepAnswerInScope(answer, scope));
  if (result instanceof Response) keepBodyInScope(result, scope);
  return result;
}
