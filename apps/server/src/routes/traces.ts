import {
  deleteTrace,
  deleteTraces,
  getTrace,
  KaiError,
  limits,
  listTraces,
  searchTraces,
  selectionQuery,
  tracesQuery,
} from "@kai/schema";
import type { Audit, LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { readSelection } from "./list-request.ts";
import { onRecord } from "./on-record.ts";
import { pageLinks } from "./page-links.ts";
import { invalidQuery } from "./read-query.ts";
import { questionOf } from "./request-logs.ts";

/** Logs that are changed at a time. */
const chunkSize = 1000;

/** Traces: list, get as a tree, delete. */
export function traces(app: FastifyInstance, { store, audit }: { store: LogStore; audit: Audit }): void {
  const record = onRecord(audit);

  const list = async (request: FastifyRequest) => {
    const { selection, parameters, current_filters } = readSelection(tracesQuery, questionOf(request));
    const { page = 1, page_size } = parameters;
    // A trace's own timestamp is when it ended.
    const sort_by = parameters.sort_by.replace(/^(-?)timestamp$/, "$1end_time");
    const { count, results } = await store.traces({ ...selection, page, page_size, sort_by });
    return { count, ...pageLinks(request, { page, page_size, count }), results, current_filters };
  };

  const remove = async (project_id: string, ids: readonly string[]): Promise<number> => {
    const limit = limits.deletedTraceLogs;
    const logs = await store.spanIds({ project_id, traces: ids, limit: limit + 1 });
    if (logs.length > limit)
      throw invalidQuery({ filters: [`find traces of more than ${limit} logs; delete fewer traces at a time`] });
    let deleted = 0;
    for (let at = 0; at < logs.length; at += chunkSize) {
      const chunk = logs.slice(at, at + chunkSize).map((id): [string, () => null] => [id, () => null]);
      deleted += (await store.revise(project_id, new Map(chunk))).size;
    }
    return deleted;
  };

  for (const contract of [listTraces, searchTraces]) serve(app, contract, list);
  serve(app, getTrace, async (request) => {
    const trace = await store.trace({ project_id: callerOf(request).project_id, trace_unique_id: idOf(request) });
    if (!trace) throw new KaiError("TRACE_NOT_FOUND");
    return trace;
  });
  serve(app, deleteTrace, async (request) => {
    const trace_unique_id = idOf(request);
    const logs_deleted = await remove(callerOf(request).project_id, [trace_unique_id]);
    await record(request, "traces.delete", trace_unique_id);
    return { trace_unique_id, logs_deleted };
  });
  serve(app, deleteTraces, async (request) => {
    const { selection } = readSelection(selectionQuery, questionOf(request));
    const most = limits.deletedTraces;
    if (Object.keys(selection.filters?.filters ?? {}).length === 0)
      throw invalidQuery({ filters: ["must be given: they say which traces to delete"] });
    const { count, results } = await store.traces({ ...selection, page: 1, page_size: most, sort_by: "start_time" });
    if (count > most) throw invalidQuery({ filters: [`find ${count} traces; at most ${most} are deleted at a time`] });
    const ids = results.map(({ trace_unique_id }) => trace_unique_id);
    const logs_deleted = await remove(selection.project_id, ids);
    await record(request, "traces.delete", `${selection.start_time}/${selection.end_time}`);
    return { traces_deleted: count, logs_deleted };
  });
}

const idOf = (request: FastifyRequest) => (request.params as { trace_unique_id: string }).trace_unique_id;
