import type { ApiAnswer } from "@kai/client/api";
import type { ChartUnit } from "./unit-format.ts";

/** Numbers over time, as the server answers them. */
export type Metrics = ApiAnswer<"readMetrics">;
export type Metric = keyof Metrics["total"];

/** What people read for a number, and what it counts. */
export interface MetricInfo {
  label: string;
  unit: ChartUnit;
}

const parts = { avg: "average", p50: "median", p90: "90th percentile", p95: "95th percentile", p99: "99th percentile" };

/** Labels and units of the average and the percentiles of something. */
function spread<Name extends "latency" | "ttft" | "tokens_per_second">(name: Name, label: string, unit: ChartUnit) {
  const entries = Object.entries(parts).map(([part, text]) => [
    `${name}_${part}`,
    { label: `${label}, ${text}`, unit },
  ]);
  return Object.fromEntries(entries) as Record<`${Name}_${keyof typeof parts}`, MetricInfo>;
}

export const metricInfo: Record<Metric, MetricInfo> = {
  requests: { label: "Requests", unit: "count" },
  errors: { label: "Errors", unit: "count" },
  cancelled: { label: "Cancelled", unit: "count" },
  error_rate: { label: "Error rate", unit: "share" },
  cost: { label: "Cost", unit: "dollars" },
  cancelled_cost: { label: "Cost of cancelled requests", unit: "dollars" },
  total_tokens: { label: "Tokens", unit: "count" },
  prompt_tokens: { label: "Input tokens", unit: "count" },
  completion_tokens: { label: "Output tokens", unit: "count" },
  cached_tokens: { label: "Cached input tokens", unit: "count" },
  customers: { label: "Customers", unit: "count" },
  ...spread("latency", "Latency", "seconds"),
  ...spread("ttft", "Time to first token", "seconds"),
  ...spread("tokens_per_second", "Tokens per second", "number"),
};
