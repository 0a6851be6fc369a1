import {
  metricsQuery,
  readFoundMetrics,
  readMetrics,
  selectionQuery,
  summariseFoundLogs,
  summariseLogs,
} from "@kai/schema";
import type { LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { serve } from "../http/contract.ts";
import { readSelection } from "./list-request.ts";
import { questionOf } from "./request-logs.ts";

/** What logs come to: in sum, over time, by group. */
export function metrics(app: FastifyInstance, store: LogStore): void {
  const summarise = async (request: FastifyRequest) => {
    const { selection, current_filters } = readSelection(selectionQuery, questionOf(request));
    const { scores, ...totals } = await store.summary(selection);
    const named = Object.entries(scores).map(([id, score]) => [
      id,
      { ...score, evaluator_name: score.evaluator_slug ?? id },
    ]);
    return { ...totals, scores: Object.fromEntries(named), current_filters };
  };

  const measure = async (request: FastifyRequest) => {
    const { selection, parameters, current_filters } = readSelection(metricsQuery, questionOf(request));
    const { metrics: chosen = ["requests", "errors", "cost", "total_tokens"], group_by, ...rest } = parameters;
    const { interval = "auto", top = 10, top_by = chosen[0]! } = rest;
    return {
      ...(await store.metrics({ ...selection, metrics: chosen, group_by, interval, top, top_by })),
      current_filters,
    };
  };

  for (const contract of [summariseLogs, summariseFoundLogs]) serve(app, contract, summarise);
  for (const contract of [readMetrics, readFoundMetrics]) serve(app, contract, measure);
}
