import type { Endpoint } from "./endpoint.ts";
import { searchLogs } from "./request-logs.ts";

/** The contract of the same question with filters in a body: parameters stay in the URL, or stand beside the filters. */
export const byFilters = (endpoint: Endpoint, id: string): Endpoint => ({
  ...endpoint,
  id,
  method: "POST",
  summary: `${endpoint.summary}, by filters`,
  body: searchLogs.body,
  bodyExample: searchLogs.bodyExample,
  errors: ["INVALID_JSON", ...endpoint.errors],
});
