import type { Metric } from "@kai/schema";

/** The numbers that logs come to, in SQL. Sums are 0 where nothing is known; averages, shares and percentiles are null. */
export const metricSql = {
  requests: "count()",
  errors: "countIf(status = 'error')",
  cancelled: "countIf(status = 'cancelled')",
  error_rate: "if(count() = 0, NULL, countIf(status = 'error') / count())",
  cost: "ifNull(sum(cost), 0)",
  /** Of requests that somebody gave up on. */
  cancelled_cost: "ifNull(sumIf(cost, status = 'cancelled'), 0)",
  total_tokens: "ifNull(sum(total_request_tokens), 0)",
  prompt_tokens: "ifNull(sum(prompt_tokens), 0)",
  completion_tokens: "ifNull(sum(completion_tokens), 0)",
  cached_tokens: "ifNull(sum(prompt_cache_hit_tokens), 0)",
  customers: "uniqIf(customer_identifier, customer_identifier != '')",
  ...percentiles("latency", "latency"),
  ...percentiles("ttft", "time_to_first_token"),
  ...percentiles("tokens_per_second", "tokens_per_second"),
} satisfies Record<Metric, string> as Record<Metric, string>;

/** Metrics that are 0 where there are no logs; the others are null there. */
export const emptyValue = (metric: Metric): 0 | null => (/_(rate|avg|p\d\d)$/.test(metric) ? null : 0);

type PercentileName<Name extends string> = `${Name}_${"avg" | "p50" | "p90" | "p95" | "p99"}`;

/** All percentiles of a column are spelled as one aggregate, which the engine then works out once. */
function percentiles<Name extends string>(name: Name, column: string): Record<PercentileName<Name>, string> {
  const quantiles = `quantilesTDigest(0.5, 0.9, 0.95, 0.99)(${column})`;
  const entries = ["p50", "p90", "p95", "p99"].map((each, index) => [`${name}_${each}`, `${quantiles}[${index + 1}]`]);
  return Object.fromEntries([[`${name}_avg`, `avg(${column})`], ...entries]) as Record<PercentileName<Name>, string>;
}
