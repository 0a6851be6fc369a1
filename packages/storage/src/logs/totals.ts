/** What several logs come to, in SQL. Totals are of what is known; averages of nothing are null. */
export const totals = {
  number_of_requests: "count()",
  total_cost: "ifNull(sum(cost), 0)",
  total_tokens: "ifNull(sum(total_request_tokens), 0)",
  total_prompt_tokens: "ifNull(sum(prompt_tokens), 0)",
  total_completion_tokens: "ifNull(sum(completion_tokens), 0)",
  error_count: "countIf(status = 'error')",
  average_latency: "avg(latency)",
  average_ttft: "avg(time_to_first_token)",
  average_tps: "avg(tokens_per_second)",
  /** When the first began, and the last ended. */
  start_time: "min(ifNull(start_time, timestamp))",
  end_time: "max(timestamp)",
} as const;

/** The value that any of several logs has, or null when none has one. */
export const anyText = (column: string): string => `nullIf(anyIf(${column}, ${column} != ''), '')`;
