import type { Scope } from "./scope.ts";

type Steps = Partial<Record<"next" | "return" | "throw", unknown>>;

/** Whether it is a generator, or as good as one: something that is iterated once, step by step. */
export function isIterator(value: unknown): value is Steps & object {
  try {
    if (typeof value !== "object" || value === null || !("next" in value)) return false;
    return typeof value.next === "function" && (Symbol.iterator in value || Symbol.asyncIterator in value);
  } catch {
    // An object that throws when it is looked at: that is for those who use it.
    return false;
  }
}

/** Runs every step of a generator in a scope, whoever asks for it. It stays the same object; all else is left as it is. */
export function keepSteps<Result>(result: Result, scope: Scope): Result {
  if (!isIterator(result)) return result;
  for (const name of ["next", "return", "throw"] as const) {
    const step = result[name];
    if (typeof step !== "function") continue;
    const value = (...args: unknown[]): unknown => scope.run(() => Reflect.apply(step, result, args));
    Reflect.defineProperty(result, name, { value, configurable: true, writable: true });
  }
  return result;
}
