import type { StoredFieldName } from "./log/log.ts";

/** What a list of logs can be sorted by, beside scores, and the field that is. */
export const sortableFields = {
  timestamp: "timestamp",
  start_time: "start_time",
  id: "unique_id",
  cost: "cost",
  latency: "latency",
  time_to_first_token: "time_to_first_token",
  prompt_tokens: "prompt_tokens",
  completion_tokens: "completion_tokens",
  total_request_tokens: "total_request_tokens",
  all_tokens: "total_request_tokens",
} as const satisfies Record<string, StoredFieldName>;
