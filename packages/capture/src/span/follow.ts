import { isIterator, keepSteps } from "../keep-steps.ts";
import type { Scope } from "../scope.ts";
import type { OpenSpan } from "./open-span.ts";
import { SpanOutput } from "./span-output.ts";

type Iterates = Partial<Record<"next" | "return" | "throw", unknown>> & {
  [Symbol.iterator]?: unknown;
  [Symbol.asyncIterator]?: unknown;
};

/** Iterations that nobody goes on with, once nobody can. Absent in some workers. */
const unread =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<OpenSpan>((open) => open.end({ kind: "abandoned" }));

/**
 * Ends a span with what it gave, or with what comes of that: a promise, or something to be iterated, every step of which runs in the scope of the span.
 * What is iterated stays the same object.
 */
export function follow<Result>(result: Result, open: OpenSpan, scope: Scope): Result {
  try {
    if (result instanceof Promise) return followPromise(result, open, scope) as Result;
    if (isIterator(result)) return followSteps(keepSteps(result, scope), open);
    if (isAsyncIterable(result)) return followIteration(result, open, scope);
  } catch {
    // An object that throws when it is looked at: that is for those who use it.
  }
  open.end({ kind: "returned", output: result });
  return result;
}

function followPromise(promise: Promise<unknown>, open: OpenSpan, scope: Scope): Promise<unknown> {
  const followed = promise.then(
    (value) => follow(value, open, scope),
    (error: unknown) => {
      open.end({ kind: "threw", error });
      throw error;
    },
  );
  // A rejection that nobody handles must still be seen to be one.
  if (promise.constructor === Promise) return followed;
  // SDKs have promises of their own, which can do more.
  followed.catch(() => {});
  return promise;
}

function followIteration<Result extends Iterates>(iterable: Result, open: OpenSpan, scope: Scope): Result {
  const iterate = iterable[Symbol.asyncIterator] as () => Iterates;
  const value = () => {
    const iterator = scope.run(() => Reflect.apply(iterate, iterable, []));
    unread?.unregister(open);
    return followSteps(keepSteps(iterator, scope), open);
  };
  if (!Reflect.defineProperty(iterable, Symbol.asyncIterator, { value, configurable: true, writable: true })) {
    open.end({ kind: "returned", output: iterable });
    return iterable;
  }
  unread?.register(iterable, open, open);
  return iterable;
}

function followSteps<Result extends Iterates>(iterator: Result, open: OpenSpan): Result {
  const output = new SpanOutput(open.maxLength);
  const seen = (name: string, step: unknown) => {
    const { done, value } = Object(step) as { done?: boolean; value?: unknown };
    if (done) open.end({ kind: name === "next" ? "returned" : "left", output: output.value });
    else output.add(value);
    return step;
  };
  const failed = (error: unknown) => {
    open.end({ kind: "threw", error, output: output.value });
    throw error;
  };
  for (const name of ["next", "return", "throw"] as const) {
    const step = iterator[name];
    if (typeof step !== "function") continue;
    const value = (...args: unknown[]): unknown => {
      try {
        const result: unknown = Reflect.apply(step, iterator, args);
        return result instanceof Promise ? result.then((each) => seen(name, each), failed) : seen(name, result);
      } catch (error) {
        return failed(error);
      }
    };
    Reflect.defineProperty(iterator, name, { value, configurable: true, writable: true });
  }
  unread?.register(iterator, open, open);
  return iterator;
}

/** Streams can be read in other ways too: their end cannot be told from here. */
function isAsyncIterable(value: unknown): value is Iterates {
  if (typeof value !== "object" || value === null || !(Symbol.asyncIterator in value)) return false;
  return typeof value[Symbol.asyncIterator] === "function" && !("getReader" in value) && !("pipe" in value);
}
