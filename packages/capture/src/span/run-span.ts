import { type KaiContext, mergeContexts } from "../context.ts";
import { keepSteps } from "../keep-steps.ts";
import { runWithContext, Scope } from "../scope.ts";
import { type Installed, shared } from "../shared.ts";
import { follow } from "./follow.ts";
import { OpenSpan } from "./open-span.ts";
import { activeSpan } from "./opentelemetry.ts";
import { createSpan, type Span, type SpanKind } from "./span.ts";

export interface SpanOptions {
  /** Added to the context of everything inside of the span. */
  context?: KaiContext;
}

interface SpanCall<Input> extends SpanOptions {
  kind: SpanKind;
  name: string;
  input?: Input;
}

/** Runs `fn` in a scope of its own, and logs it as a span. Returns what it returns, throws what it throws. */
export function runSpan<Input, Result>(call: SpanCall<Input>, fn: (input: Input) => Result): Result {
  const run = () => fn(call.input as Input);
  const { installed } = shared;
  const opened = installed && open(installed, call);
  if (!opened) return runWithContext(call.context ?? {}, run);
  const { scope, span } = opened;
  if (!span) return keepSteps(scope.run(run), scope);

  let result: Result;
  try {
    result = scope.run(run);
  } catch (error) {
    span.end({ kind: "threw", error });
    throw error;
  }
  return follow(result, span, scope);
}

/** The scope of a span, and the span when it is to be logged; undefined when there is something wrong with kai. */
function open(
  { recorder, troubles }: Installed,
  { kind, name, input, context: given }: SpanCall<unknown>,
): { scope: Scope; span?: OpenSpan } | undefined {
  try {
    const outer = shared.als.getStore();
    const context = recorder.contextIn(outer);
    const span: Span = createSpan(kind, name, {
      outer: outer?.span,
      context: mergeContexts(context.early, given),
      parent: activeSpan(),
      isSampled: recorder.admits(outer),
    });
    const scope = new Scope(outer, { span });
    if (given) scope.set(given);
    return { scope, ...(span.isSampled && { span: new OpenSpan(recorder, { span, scope, context }, input) }) };
  } catch (error) {
    troubles.tell("internal", error);
    return undefined;
  }
}
