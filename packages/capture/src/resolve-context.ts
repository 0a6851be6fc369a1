import { type ContextResolver, type KaiContext, mergeContexts } from "./context.ts";
import type { Scope } from "./scope.ts";
import { shared } from "./shared.ts";

type Answer = { value: ReturnType<ContextResolver> } | { error: unknown };

const TIMEOUT_MS = 1000;

/**
 * Notes what a scope knows as a call starts; the returned function tells the context when the call is recorded. Authentication has often run by the
 * first moment, ids of what was made meanwhile are only there at the second. A resolver that answers with a promise may be costly: it is asked once.
 */
export function resolveContext(scope: Scope, onError: (error: unknown) => void): () => Promise<KaiContext> {
  const given = scope.context;
  const early = scope.resolvers.map((resolver) => ({ resolver, answer: ask(resolver) }));
  return async () => mergeContexts(...(await Promise.all(early.map((each) => askAgain(each, onError)))), given);
}

/** Outside of any scope, so that a resolver that calls an LLM does not resolve itself. */
function ask(resolver: ContextResolver): Answer {
  try {
    const value = shared.als.run(undefined, resolver);
    // It is looked at again when the call has ended: until then, a rejection is nobody's.
    if (value instanceof Promise) value.catch(() => {});
    return { value };
  } catch (error) {
    return { error };
  }
}

async function askAgain(
  { resolver, answer: early }: { resolver: ContextResolver; answer: Answer },
  onError: (error: unknown) => void,
): Promise<KaiContext | undefined> {
  const settled = "value" in early && !(early.value instanceof Promise) ? early.value : undefined;
  const late = "value" in early && early.value instanceof Promise ? early : ask(resolver);
  try {
    if ("error" in late) throw late.error;
    return late.value instanceof Promise ? await withinTimeout(late.value) : late.value;
  } catch (error) {
    onError(error);
    return settled;
  }
}

async function withinTimeout<T>(promise: Promise<T>): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No context within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
