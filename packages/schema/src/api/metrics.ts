import { z } from "zod";
import { byFilters } from "./by-filters.ts";
import type { Endpoint } from "./endpoint.ts";
import { listLogs, selectionQuery } from "./request-logs.ts";

const spread = ["avg", "p50", "p90", "p95", "p99"] as const;
const spreadOf = <Name extends string>(name: Name) => spread.map((each) => `${name}_${each}` as const);

/** The numbers that logs come to. */
export const metricNames = [
  "requests",
  "errors",
  "cancelled",
  "error_rate",
  "cost",
  "cancelled_cost",
  "total_tokens",
  "prompt_tokens",
  "completion_tokens",
  "cached_tokens",
  "customers",
  ...spreadOf("latency"),
  ...spreadOf("ttft"),
  ...spreadOf("tokens_per_second"),
] as const;
export type Metric = (typeof metricNames)[number];

/** Pieces that time is cut into. */
export const intervals = ["minute", "hour", "day", "month"] as const;

const metric = z.enum(metricNames);
const namesIn = (text: string) => text.split(",").flatMap((name) => name.trim() || []);
const names = z.union([z.string().transform(namesIn), z.array(z.string())]);

/** Query parameters of metrics that are not filters. */
export const metricsQuery = z.object({
  ...selectionQuery.shape,
  metrics: names
    .pipe(z.array(metric).min(1))
    .optional()
    .meta({
      description: `Numbers to answer, separated by commas: ${metricNames.join(", ")}. Default: requests,errors,cost,total_tokens.`,
      examples: ["requests,cost,latency_p95"],
    }),
  group_by: names.optional().meta({
    description:
      "Up to 2 fields, separated by commas, whose values tell logs apart: labels, identifiers, codes and flags of a log, and `metadata__<key>`. Default: none.",
    examples: ["model,status"],
  }),
  interval: z
    .enum([...intervals, "auto", "none"])
    .optional()
    .meta({
      description:
        "Length of the buckets, which begin at full minutes, hours, days and months in UTC; at most 1500. `auto`: the shortest that makes no more than 180. `none`: totals alone. Default: `auto`.",
    }),
  top: z.coerce.number().int().min(1).max(100).optional().meta({
    description: "Groups that are told apart; all others are answered as one, with the key null. Default: 10.",
  }),
  top_by: metric
    .optional()
    .meta({ description: "The groups with the most of this come first. Default: the first of `metrics`." }),
});

const value = z.number().nullable();
const total = z.partialRecord(metric, value);
const series = z.partialRecord(metric, z.array(value));

const metricsAnswer = z.object({
  interval: z.enum([...intervals, "none"]),
  buckets: z.array(z.string()).meta({
    description:
      "When each bucket starts. The first and the last may reach beyond the time range, and hold what is within.",
  }),
  total: total.meta({ description: "Of all logs." }),
  series: series.meta({ description: "Of all logs: for each metric a number for each bucket." }),
  groups: z.array(
    z.object({
      key: z.record(z.string(), z.string().nullable()).nullable().meta({
        description: "The value of each field, null where logs have none; null for all other groups together.",
      }),
      total,
      series,
    }),
  ),
  current_filters: listLogs.answers[200].schema.shape.current_filters,
});

export const readMetrics = {
  id: "readMetrics",
  tag: "Logs",
  method: "GET",
  scope: "read",
  path: "/api/request-logs/metrics/",
  summary: "Count and sum logs, over time and by group",
  description: [
    "What charts are made of. The time range, environment and filters are those of a list, with the same defaults. Of this server's own.",
    "Sums are of what is known, and 0 in buckets without logs; averages, rates and percentiles are null there. Costs are in US dollars, `latency_*` and `ttft_*` in seconds. Percentiles and numbers of customers are close estimates. `cancelled_cost` is what was spent on requests that somebody gave up on.",
  ].join("\n\n"),
  query: metricsQuery,
  answers: {
    200: {
      description: "The numbers.",
      schema: metricsAnswer,
      example: {
        interval: "hour",
        buckets: ["2026-01-05T09:00:00.000Z", "2026-01-05T10:00:00.000Z"],
        total: { requests: 120, latency_p95: 2.1 },
        series: { requests: [120, 0], latency_p95: [2.1, null] },
        groups: [
          {
            key: { model: "gpt-4o-mini" },
            total: { requests: 120, latency_p95: 2.1 },
            series: { requests: [120, 0], latency_p95: [2.1, null] },
          },
        ],
        current_filters: {
          start_time: "2026-01-05T09:00:00.000Z",
          end_time: "2026-01-05T10:59:00.000Z",
          environment: "prod",
          filters: {},
          operator: "AND",
        },
      },
    },
  },
  errors: listLogs.errors,
} satisfies Endpoint;

export const readFoundMetrics = byFilters(readMetrics, "readFoundMetrics");
