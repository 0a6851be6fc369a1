import { types } from "node:util";
import { type KaiContext as ContextFields, openScope, type Scope } from "@kai/capture";
import { isObservable } from "rxjs";
import { subscribeIn } from "./subscribe-in.ts";

/** The descriptor of a method whose first arguments are these. */
interface MethodOf<Args extends unknown[]> {
  value?(this: void, ...args: [...Args, ...never[]]): unknown;
}

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
  context: ContextFields | ((...args: Args) => ContextFields | undefined | Promise<ContextFields | undefined>) = {},
) {
  return (_target: object, _name: string | symbol, descriptor: MethodOf<Args>): void => {
    const method = descriptor.value!;
    const traced = new Proxy(method, {
      apply(method, self, args: Args) {
        const scope = openScope(typeof context === "function" ? () => context(...args) : context);
        return keepIn(
          scope,
          scope.run(() => Reflect.apply(method, self, args)),
        );
      },
    });
    for (const key of Reflect.getMetadataKeys(method)) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, method), traced);
    }
    descriptor.value = traced;
  };
}

/** What is consumed only after the method has returned is made in its scope too. */
function keepIn(scope: Scope, result: unknown): unknown {
  if (isObservable(result)) return subscribeIn(scope, () => result);
  if (types.isGeneratorObject(result)) {
    for (const step of ["next", "return", "throw"] as const) {
      const run = result[step].bind(result);
      result[step] = (value: unknown) => scope.run(() => run(value));
    }
  }
  return result;
}
