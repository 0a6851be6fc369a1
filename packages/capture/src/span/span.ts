import { randomHex } from "@kai/schema/unique-id";
import { type KaiContext, mergeContexts } from "../context.ts";

/** What spans are made of, as their `log_type` says. */
export type SpanKind = "workflow" | "task" | "tool" | "agent";

/** Where the calls and spans inside of a span belong. Holds names and ids only. */
export interface Span {
  readonly kind: SpanKind;
  readonly name: string;
  readonly id: string;
  readonly traceId: string;
  readonly parentId: string | undefined;
  /** The nearest workflow. */
  readonly workflow: string | undefined;
  /** Names from the outermost span down to this one. */
  readonly path: string;
  /** Whether it is logged, and with it what is inside of it. */
  readonly isSampled: boolean;
}

/** A span outside of kai, in the form of W3C Trace Context. */
export interface ParentSpan {
  traceId: string;
  spanId: string;
}

/** Recursion makes paths grow. */
const MAX_PATH = 1000;

/** A span below another one, or below what the context or OpenTelemetry says is above. */
export function createSpan(
  kind: SpanKind,
  name: string,
  above: { outer: Span | undefined; context: KaiContext; parent: ParentSpan | undefined; isSampled: boolean },
): Span {
  const { outer, context, isSampled } = above;
  // A context that names a trace is not about OpenTelemetry's.
  const parent = context.trace_unique_id ? undefined : above.parent;
  const workflow = kind === "workflow" ? name : (outer?.workflow ?? text(context.span_workflow_name));
  return {
    kind,
    name,
    id: randomHex(8),
    traceId: outer?.traceId ?? text(context.trace_unique_id) ?? parent?.traceId ?? randomHex(16),
    parentId: outer?.id ?? text(context.span_parent_id) ?? parent?.spanId,
    workflow,
    path: (outer ? `${outer.path}.${name}` : name).slice(0, MAX_PATH),
    isSampled,
  };
}

/** The context of the span's own log. */
export function contextOfSpan(context: KaiContext, { id, traceId, parentId, name, workflow, path }: Span): KaiContext {
  return mergeContexts(context, {
    trace_unique_id: traceId,
    span_unique_id: id,
    span_parent_id: parentId,
    span_name: name,
    span_workflow_name: workflow,
    span_path: path,
  });
}

/** The context of a call made in a span, or else below a span outside of kai. */
export function contextOfCall(
  context: KaiContext,
  { span, parent }: { span: Span | undefined; parent: ParentSpan | undefined },
): KaiContext {
  if (span) {
    return mergeContexts(context, {
      trace_unique_id: span.traceId,
      span_unique_id: randomHex(8),
      span_parent_id: span.id,
      span_workflow_name: span.workflow,
      span_path: span.path,
    });
  }
  if (!parent || context.trace_unique_id) return context;
  return mergeContexts({ span_unique_id: randomHex(8) }, context, {
    trace_unique_id: parent.traceId,
    span_parent_id: parent.spanId,
  });
}

/** An identifier of a context, which may be a number. */
function text(value: string | number | null | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
