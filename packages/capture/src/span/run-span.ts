import { type KaiContext, mergeContexts } from "../context.ts";
import { resolveContext } from "../resolve-context.ts";
import { openScope, Scope } from "../scope.ts";
import { shared } from "../shared.ts";
import { follow } from "./follow.ts";
import { OpenSpan } from "./open-span.ts";
import { activeSpan } from "./opentelemetry.ts";
import { createSpan, type SpanKind } from "./span.ts";

export interface SpanOptions {
  /** Added to the context of everything inside of the span. */
  context?: KaiContext;
}

/** Runs `fn` in a scope of its own, and logs it as a span. Returns what it returns, throws what it throws. */
export function runSpan<Input, Result>(
  { kind, name }: { kind: SpanKind; name: string },
  fn: (input: Input) => Result,
  { input, context: given }: SpanOptions & { input?: Input } = {},
): Result {
  const run = () => fn(input as Input);
  const { installed } = shared;
  if (!installed) return openScope(given).run(run);

  const { recorder } = installed;
  const outer = shared.als.getStore();
  const context = resolveContext(outer, recorder.onContextError);
  const span = createSpan(kind, name, {
    outer: outer?.span,
    context: mergeContexts(context.early, given),
    parent: activeSpan(),
    isSampled: recorder.admits(outer),
  });
  const scope = new Scope(outer, span);
  if (given) scope.set(given);
  if (!span.isSampled) return scope.run(run);

  const open = new OpenSpan(recorder, { span, scope, context }, input);
  let result: Result;
  try {
    result = scope.run(run);
  } catch (error) {
    open.end({ kind: "threw", error });
    throw error;
  }
  return follow(result, open, scope);
}
