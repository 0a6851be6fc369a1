import { z } from "zod";
import { byFilters } from "./by-filters.ts";
import type { Endpoint } from "./endpoint.ts";
import { filtersData, listLogs, selectionQuery } from "./request-logs.ts";

export const describeFilters = {
  id: "describeFilters",
  tag: "Logs",
  method: "GET",
  scope: "read",
  path: "/api/request-logs/filters/",
  summary: "Say what logs can be filtered by",
  description:
    "What a form of filters is made of: names, operators, and the values and keys that are found most often among the logs that a list with the same parameters would find. The same as `filters_data` of a list, apart from its pages. Of this server's own. For the values of one field as somebody types, ask for metrics grouped by it.",
  query: selectionQuery,
  answers: {
    200: {
      description: "The filters.",
      schema: z.object({
        filters_data: filtersData,
        current_filters: listLogs.answers[200].schema.shape.current_filters,
      }),
    },
  },
  errors: listLogs.errors,
} satisfies Endpoint;

export const describeFoundFilters = byFilters(describeFilters, "describeFoundFilters");
