import { type KaiContext, openScope, type Scope } from "@kai/capture";
import { startCapture } from "./start-capture.ts";

export interface WrapOptions<Args extends unknown[]> {
  /**
   * Fields for the logs of the calls made by the function; it sees the function's arguments. Asked when a call starts and, unless it answers with a
   * promise, again when the call is recorded. If it throws, the log is written without.
   */
  context?: (...args: Args) => KaiContext | undefined | Promise<KaiContext | undefined>;
  /** Runs of the function whose calls are not logged; asked as one begins. */
  ignore?: (...args: Args) => boolean;
}

/** The same function, run in a scope of its own each time. What it throws, such as a redirect, passes through. */
export function wrap<Fn extends (...args: never[]) => unknown, Args extends unknown[]>(
  fn: Fn,
  { context, ignore }: WrapOptions<Args> = {},
  finish?: (result: unknown, scope: Scope) => unknown,
): Fn {
  return new Proxy(fn, {
    apply(target, self, args: Args) {
      // Not when the module is loaded: `next build` loads it too.
      startCapture();
      const scope = openScope(context && (() => context(...args)));
      if (ignore) scope.ignoreIf(() => ignore(...args));
      const result: unknown = scope.run(() => Reflect.apply(target, self, args));
      return finish ? finish(result, scope) : result;
    },
  });
}
