import type { Engine } from "../engine.ts";
import { type SpanNode, spanTree } from "./span-tree.ts";
import { mostSpans, readSpans } from "./spans.ts";
import { sumTraces, type Trace, withRoots } from "./traces.ts";

export interface TraceQuery {
  project_id: string;
  trace_unique_id: string;
}

export interface TraceWithSpans extends Trace {
  /** Spans beyond the 5000 earliest, which are not in the tree. */
  spans_omitted: number;
  span_tree: SpanNode[];
}

/**
 * Reads one trace of a project, whenever it was; `null` when there is none.
 *
 * @throws EngineError
 */
export async function readTrace(
  engine: Engine,
  { project_id, trace_unique_id }: TraceQuery,
): Promise<TraceWithSpans | null> {
  const one = { project_id, only: [trace_unique_id], sort_by: "start_time", page: 1, page_size: 1 };
  const sums = (await sumTraces(engine, one)).results[0];
  if (!sums) return null;
  const { span_count } = sums;
  const [[trace], spans] = await Promise.all([
    withRoots(engine, project_id, [sums]),
    readSpans(engine, { project_id, trace_unique_id, count: span_count }),
  ]);
  return { ...trace!, spans_omitted: Math.max(0, span_count - mostSpans), span_tree: spanTree(spans) };
}
