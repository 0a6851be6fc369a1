import { wrap, type WrapOptions } from "./wrap.ts";

/** What a `"use server"` module may export. */
export type ServerAction = (...args: never[]) => Promise<unknown>;

/**
 * A server action whose LLM calls are logged with its context.
 *
 * @example
 * "use server";
 * export const ask = withKaiAction(async (form: FormData) => { … });
 */
export function withKaiAction<Action extends ServerAction>(
  action: Action,
  options?: WrapOptions<Parameters<Action>>,
): Action {
  return wrap(action, options);
}
