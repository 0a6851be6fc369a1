import { sortableGroups } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { type GroupPage, type GroupShape, type GroupsQuery, listGroups } from "./log-groups.ts";
import { readPreviews } from "./previews.ts";
import { anyText, totals } from "./totals.ts";

/** A piece of work: logs that share a trace identifier. Numbers as in `totals`. */
export interface Trace {
  trace_unique_id: string;
  /** That of the trace, else of its workflow, else of its root. */
  name: string | null;
  environment: string;
  customer_identifier: string | null;
  trace_group_identifier: string | null;
  /** Of the first call of a model. */
  model: string | null;
  span_count: number;
  llm_call_count: number;
  error_count: number;
  total_cost: number;
  total_tokens: number;
  total_prompt_tokens: number;
  total_completion_tokens: number;
  start_time: string;
  end_time: string;
  /** Seconds from start to end. */
  duration: number;
  /** Those of the root, and the beginning of what went into it and came out. */
  metadata: Record<string, unknown> | null;
  input: string | null;
  output: string | null;
}

/** The root comes first: without a parent, else the earliest. */
const rootFirst = "(span_parent_id != '', ifNull(start_time, timestamp), unique_id)";
const ofRoot = (value: string) => `argMin(${value}, ${rootFirst})`;
const modelTypes = ["chat", "completion", "response", "text", "generation", "embedding", "transcription", "speech"];
const rootName = "multiIf(trace_name != '', trace_name, span_workflow_name != '', span_workflow_name, span_name)";

const { start_time, end_time, error_count, total_cost } = totals;
const { total_tokens, total_prompt_tokens, total_completion_tokens } = totals;

const shape = {
  by: "trace_unique_id",
  columns: {
    trace_unique_id: "trace_unique_id",
    name: `nullIf(${ofRoot(`toString(${rootName})`)}, '')`,
    environment: "any(environment)",
    customer_identifier: anyText("customer_identifier"),
    trace_group_identifier: anyText("trace_group_identifier"),
    model: `nullIf(argMinIf(toString(model), ifNull(start_time, timestamp), model != ''), '')`,
    span_count: "count()",
    llm_call_count: `countIf(log_type IN (${modelTypes.map((type) => `'${type}'`).join(", ")}))`,
    error_count,
    total_cost,
    total_tokens,
    total_prompt_tokens,
    total_completion_tokens,
    start_time,
    end_time,
    duration: `dateDiff('microsecond', ${start_time}, ${end_time}) / 1e6`,
    root_id: ofRoot("unique_id"),
  },
  times: ["start_time", "end_time"],
  isBrief: true,
  sortable: sortableGroups.traces,
} as const satisfies GroupShape<string>;

/** A trace without what is read of its root, whose id it has. */
type TraceSums = Omit<Trace, "metadata" | "input" | "output"> & { root_id: string };

/**
 * Reads a page of traces.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function listTraces(engine: Engine, query: GroupsQuery): Promise<GroupPage<Trace>> {
  const { count, results } = await sumTraces(engine, query);
  return { count, results: await withRoots(engine, query.project_id, results) };
}

/**
 * Reads a page of traces without what only their roots know.
 *
 * @throws FilterError, QueryError, EngineError
 */
export const sumTraces = (engine: Engine, query: GroupsQuery): Promise<GroupPage<TraceSums>> =>
  listGroups(engine, shape, query) as Promise<GroupPage<TraceSums>>;

/**
 * Reads what the roots of some traces know.
 *
 * @throws EngineError
 */
export async function withRoots(engine: Engine, project_id: string, traces: readonly TraceSums[]): Promise<Trace[]> {
  const previews = await readPreviews(engine, { project_id, ids: traces.map(({ root_id }) => root_id) });
  return traces.map(({ root_id, ...trace }) => {
    const { metadata = null, input = null, output = null } = previews.get(root_id) ?? {};
    return { ...trace, metadata, input, output };
  });
}
