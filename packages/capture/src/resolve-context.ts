import { platform } from "#platform";
import { type ContextResolver, type KaiContext, mergeContexts } from "./context.ts";
import { shared } from "./shared.ts";

type Answer = { value: ReturnType<ContextResolver> } | { error: unknown };

const TIMEOUT_MS = 1000;

export interface ResolvedContext {
  /** What is known at once. */
  readonly early: KaiContext;
  /** Tells the context when what it is for is recorded. */
  late(): KaiContext | Promise<KaiContext>;
}

/**
 * Asks resolvers as a call or a span starts. Authentication has often run by then, ids of what was made meanwhile are only there when it is recorded. A
 * resolver that answers with a promise may be costly: it is asked once. What was given wins over what they say.
 */
export function resolveContext(
  resolvers: readonly ContextResolver[],
  given: KaiContext,
  onError: (error: unknown) => void,
): ResolvedContext {
  if (resolvers.length === 0) return { early: given, late: () => given };
  // What is recorded was ended by code that may be another request's.
  const inCallersContext = platform.snapshot();
  const early = resolvers.map((resolver) => {
    const again = () => inCallersContext(() => ask(resolver));
    return { again, answer: again() };
  });
  return {
    get early() {
      return mergeContexts(...early.map(({ answer }) => settled(answer)), given);
    },
    late: async () => mergeContexts(...(await Promise.all(early.map((each) => askAgain(each, onError)))), given),
  };
}

/** The answer, if it is one already. */
function settled(answer: Answer): KaiContext | undefined {
  return "value" in answer && !(answer.value instanceof Promise) ? answer.value : undefined;
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
  { again, answer: early }: { again: () => Answer; answer: Answer },
  onError: (error: unknown) => void,
): Promise<KaiContext | undefined> {
  const late = "value" in early && early.value instanceof Promise ? early : again();
  try {
    if ("error" in late) throw late.error;
    return late.value instanceof Promise ? await withinTimeout(late.value) : late.value;
  } catch (error) {
    onError(error);
    return settled(early);
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
