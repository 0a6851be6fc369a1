import { type ContextResolver, type KaiContext, mergeContexts } from "./context.ts";
import { keepSteps } from "./keep-steps.ts";
import { shared } from "./shared.ts";
import type { Span } from "./span/span.ts";

interface ScopeOptions {
  /** What the calls made here belong to. */
  span?: Span;
  /** Says something of a call, and nothing of what it is made for. @default false */
  isAnnotation?: boolean;
}

/** One piece of work, such as an HTTP request, and what is known about it. Holds ids and metadata, never bodies. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly #span: Span | undefined;
  readonly #isAnnotation: boolean;
  readonly #resolvers: ContextResolver[] = [];
  #values: KaiContext = {};
  #isIgnored = false;

  constructor(parent: Scope | undefined, { span, isAnnotation = false }: ScopeOptions = {}) {
    this.parent = parent;
    this.#span = span;
    this.#isAnnotation = isAnnotation;
  }

  /** What was given so far, without what resolvers would say. */
  get context(): KaiContext {
    return mergeContexts(this.parent?.context, this.#values);
  }

  get resolvers(): readonly ContextResolver[] {
    return [...(this.parent?.resolvers ?? []), ...this.#resolvers];
  }

  /** The span that the calls made here belong to. */
  get span(): Span | undefined {
    return this.#span ?? this.parent?.span;
  }

  /** Whether this is a piece of work, or inside of one, and not only an annotation. */
  get isWork(): boolean {
    return !this.#isAnnotation || (this.parent?.isWork ?? false);
  }

  /** Whether the calls made here are to be left out of the logs. */
  get isIgnored(): boolean {
    return this.#isIgnored || (this.parent?.isIgnored ?? false);
  }

  /** Whether the running code is in this scope, or in one inside of it. */
  get isCurrent(): boolean {
    let scope = shared.als.getStore();
    while (scope && scope !== this) scope = scope.parent;
    return scope !== undefined;
  }

  /** Adds to the context of the calls that start from now on; `metadata` is merged by key. */
  set(context: KaiContext): void {
    this.#values = mergeContexts(this.#values, context);
  }

  /** Adds a resolver, asked when a call starts and, if it answers without a promise, again when the call is recorded. */
  resolveWith(resolver: ContextResolver): void {
    this.#resolvers.push(resolver);
  }

  /** Leaves the calls made here out of the logs if the answer, asked for at once, is yes, or an exception. */
  ignoreIf(question: () => boolean): void {
    try {
      this.#isIgnored ||= question();
    } catch (error) {
      this.#isIgnored = true;
      shared.installed?.troubles.tell("option", error);
    }
  }

  /** Runs `fn` in this scope, with everything that it starts. */
  run<T>(fn: () => T): T {
    return shared.als.run(this, fn);
  }
}

/** A new scope inside the current one. */
export function openScope(context?: KaiContext | ContextResolver): Scope {
  const scope = new Scope(shared.als.getStore());
  if (typeof context === "function") scope.resolveWith(context);
  else if (context) scope.set(context);
  return scope;
}

/**
 * Runs `fn`; every LLM call that it starts, now or later, is logged with this context, merged over the one around it. If it is a generator, so are those
 * of its steps, wherever they are asked for.
 * A function in place of the context is asked when a call starts and, if it answers without a promise, again when the call is recorded.
 */
export function runWithContext<T>(context: KaiContext | ContextResolver, fn: () => T): T {
  const scope = openScope(context);
  return keepSteps(scope.run(fn), scope);
}

/** Adds to the current context, for the calls that start from now on; returns false when there is none to add to. */
export function setContext(context: KaiContext): boolean {
  const scope = shared.als.getStore();
  scope?.set(context);
  return scope !== undefined;
}

/** What was given so far to the current context; `undefined` outside of one. */
export function getContext(): KaiContext | undefined {
  return shared.als.getStore()?.context;
}

/** A function that keeps the current context wherever it is called from: for queues and timers shared by several requests. */
export function bindContext<Args extends unknown[], Result>(fn: (...args: Args) => Result): (...args: Args) => Result {
  const scope = shared.als.getStore();
  return scope ? (...args) => scope.run(() => fn(...args)) : fn;
}
