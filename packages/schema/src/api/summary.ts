import { z } from "zod";
import { byFilters } from "./by-filters.ts";
import type { Endpoint } from "./endpoint.ts";
import { listLogs, selectionQuery } from "./request-logs.ts";

const average = z.number().nullable();

const scoreSummary = z.object({
  evaluator_id: z.string(),
  evaluator_slug: z.string().nullable(),
  evaluator_name: z.string().meta({ description: "The slug, else the id." }),
  score_value_type: z.enum(["numerical", "boolean", "categorical", "comment", "json"]),
  number_of_scores: z.int(),
  avg_score: average.meta({ description: "Of numbers, and of yes as 1 and no as 0." }),
  true_count: z.int(),
  false_count: z.int(),
});

const summaryAnswer = z.object({
  number_of_requests: z.int(),
  total_cost: z.number().meta({ description: "US dollars; of the logs whose cost is known." }),
  requests_without_cost: z.int().meta({ description: "Logs that used tokens and whose cost is not known." }),
  total_tokens: z.int(),
  total_prompt_tokens: z.int(),
  total_completion_tokens: z.int(),
  error_count: z.int(),
  cancelled_count: z.int(),
  incomplete_count: z.int(),
  avg_latency: average.meta({ description: "Seconds." }),
  avg_ttft: average.meta({ description: "Seconds until the first token." }),
  avg_tps: average.meta({ description: "Tokens per second." }),
  scores: z
    .record(z.string(), scoreSummary)
    .meta({ description: "By evaluator; at most 100, those with the most scores." }),
  current_filters: listLogs.answers[200].schema.shape.current_filters,
});

export const summariseLogs = {
  id: "summariseLogs",
  tag: "Logs",
  method: "GET",
  scope: "read",
  path: "/api/request-logs/summary/",
  summary: "Sum up logs",
  description:
    "Totals and averages of all logs that a list with the same parameters would find. Totals are of what is known; averages of nothing are null.",
  query: selectionQuery,
  answers: { 200: { description: "The summary.", schema: summaryAnswer } },
  errors: listLogs.errors,
} satisfies Endpoint;

export const summariseFoundLogs = byFilters(summariseLogs, "summariseFoundLogs");
