import { listThreads, searchThreads, threadsQuery } from "@kai/schema";
import type { LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { serve } from "../http/contract.ts";
import { readSelection } from "./list-request.ts";
import { pageLinks } from "./page-links.ts";
import { questionOf } from "./request-logs.ts";

/** Conversations: logs that share a thread identifier. */
export function threads(app: FastifyInstance, store: LogStore): void {
  const list = async (request: FastifyRequest) => {
    const { selection, parameters, current_filters } = readSelection(threadsQuery, questionOf(request));
    const { page = 1, page_size, sort_by } = parameters;
    const { count, results } = await store.threads({ ...selection, page, page_size, sort_by });
    return {
      count,
      ...pageLinks(request, { page, page_size, count }),
      results: results.map((thread) => ({
        ...thread,
        thread_unique_id: thread.thread_identifier,
        log_count: thread.number_of_requests,
      })),
      current_filters,
    };
  };
  for (const contract of [listThreads, searchThreads]) serve(app, contract, list);
}
