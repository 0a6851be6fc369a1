import { type KaiContext as Fields, decorateMethod, type MethodDecorator, runWithContext } from "@kai/capture";
import { isObservable } from "rxjs";
import { inContext } from "./in-context.ts";

/**
 * Gives a method a context of its own: for jobs, queues and everything else that Nest runs without a request. A function is asked with the method's
 * arguments. Stands above or below other decorators.
 *
 * @example
 * ```ts
 * @Cron("0 3 * * *")
 * @KaiTrace({ metadata: { job: "nightly_summary" } })
 * async summarise() {}
 * ```
 */
export function KaiTrace<Args extends unknown[]>(
  fields: Fields | ((...args: Args) => Fields | undefined | Promise<Fields | undefined>) = {},
): MethodDecorator<Args> {
  return decorateMethod(({ args, proceed }) =>
    runWithContext(typeof fields === "function" ? () => fields(...args) : fields, () => {
      const result = proceed();
      return isObservable(result) ? inContext(result) : result;
    }),
  );
}
