import type { NextApiHandler } from "next";
import { wrap, type WrapOptions } from "./wrap.ts";

/** An API route of the Pages Router whose LLM calls are logged with the context of its request. */
export function withKaiApi<Handler extends NextApiHandler>(
  handler: Handler,
  options?: WrapOptions<Parameters<NextApiHandler>>,
): Handler {
  return wrap(handler, options);
}
