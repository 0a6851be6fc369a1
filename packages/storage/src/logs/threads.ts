import { sortableGroups } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { type GroupPage, type GroupShape, type GroupsQuery, listGroups } from "./log-groups.ts";
import { readPreviews } from "./previews.ts";
import { anyText, totals } from "./totals.ts";

/** A conversation: logs that share a thread identifier. Numbers as in `totals`. */
export interface Thread {
  thread_identifier: string;
  environment: string;
  customer_identifier: string | null;
  number_of_requests: number;
  total_cost: number;
  total_tokens: number;
  total_prompt_tokens: number;
  total_completion_tokens: number;
  error_count: number;
  average_latency: number | null;
  average_ttft: number | null;
  average_tps: number | null;
  start_time: string;
  end_time: string;
  /** The beginning of what was asked and answered last. */
  last_input: string | null;
  last_output: string | null;
}

const shape = {
  by: "thread_identifier",
  columns: {
    thread_identifier: "thread_identifier",
    environment: "any(environment)",
    customer_identifier: anyText("customer_identifier"),
    ...totals,
    last_id: "argMax(unique_id, (timestamp, unique_id))",
  },
  times: ["start_time", "end_time"],
  isBrief: true,
  sortable: sortableGroups.threads,
} as const satisfies GroupShape<string>;

/**
 * Reads a page of threads.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function listThreads(engine: Engine, query: GroupsQuery): Promise<GroupPage<Thread>> {
  const { count, results } = await listGroups(engine, shape, query);
  const ids = results.map(({ last_id }) => last_id as string);
  const previews = await readPreviews(engine, { project_id: query.project_id, ids });
  return {
    count,
    results: results.map(({ last_id, ...thread }) => {
      const last = previews.get(last_id as string);
      return { ...thread, last_input: last?.input ?? null, last_output: last?.output ?? null } as Thread;
    }),
  };
}
