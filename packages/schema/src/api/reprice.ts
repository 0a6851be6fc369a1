import { z } from "zod";
import { type ErrorCode, errors } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { listLogs, searchLogs, selectionQuery } from "./request-logs.ts";

const own = {
  dry_run: z
    .boolean()
    .or(z.enum(["true", "false"]))
    .optional()
    .meta({ description: "Whether only to say what would change. Default: false." }),
};

/** Parameters of {@link repriceLogs} that are not filters. */
export const repriceQuery = z.object({ ...selectionQuery.shape, ...own });

const count = (description: string) => z.int().meta({ description });

const costs = {
  cost_before: z.number().meta({ description: "US dollars; a cost that is not known counts as nothing." }),
  cost_after: z.number(),
  unknown_before: count("Logs whose cost was not known."),
  unknown_after: z.int(),
};

const changes = z.object({ changed: z.int(), ...costs });

const progress = z.object({
  type: z.literal("progress"),
  total: count("Logs that match, as counted at the beginning."),
  read: z.int(),
  changed: z.int(),
});

const report = z.object({
  type: z.literal("report"),
  dry_run: z.boolean(),
  start_time: z.string(),
  end_time: z.string(),
  environment: z.string().meta({ description: "`all` for every one." }),
  price_table: z.string().meta({ description: "Version of the price table; your own prices come before it." }),
  read: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  skipped: z.object({
    client: count("Their cost was sent with them."),
    unit_price: count("They came with unit prices of their own."),
  }),
  ...costs,
  models: z
    .array(changes.extend({ model: z.string().nullable() }))
    .meta({ description: "Logs that changed, by model, the largest difference first." }),
  other_models: changes.nullable().meta({ description: "The same of all models beyond the first thousand." }),
});

const failure = z.object({
  type: z.literal("error"),
  detail: z.string(),
  error_code: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
  retry_after: z.number().optional(),
});

const line = z.discriminatedUnion("type", [progress, report, failure]);

/** One line of the answer of {@link repriceLogs}. */
export type RepriceLine = z.infer<typeof line>;
export type RepriceReport = z.infer<typeof report>;

const moved = { cost_before: 0, cost_after: 0.0184, unknown_before: 40, unknown_after: 0 };

export const repriceLogs = {
  id: "repriceLogs",
  tag: "Administration",
  method: "POST",
  path: "/api/admin/reprice/",
  scope: "admin",
  summary: "Compute costs again",
  description: [
    "Computes the cost of every log that a list with the same parameters would find with the prices that are known today, for the time of the log, and changes the logs whose cost, its source or its parts come out differently. The time range has the same defaults as that of a list: say what you want. A cost that was sent with a log, or follows from unit prices that were, is never touched. A log whose cost comes out the same keeps the `price_version` that it was computed with, so that doing it again changes nothing.",
    "Answers JSON lines: `progress` now and then, and in the end one `report`, or one `error`. What was changed before an error, or before the connection broke, stays changed: send the request again to go on. It is on record in the audit before the first log is changed. What customers were billed is not changed by it.",
  ].join("\n\n"),
  query: selectionQuery,
  body: searchLogs.body.extend(own),
  bodyExample: { filters: { model: { operator: "", value: ["acme/support-1"] } } },
  answers: {
    200: {
      description: "One line after the other.",
      mediaTypes: ["application/x-ndjson"],
      schema: line,
      example: {
        type: "report",
        dry_run: false,
        start_time: "2026-01-04T00:00:00.000Z",
        end_time: "2026-01-05T00:00:00.000Z",
        environment: "prod",
        price_table: "genai-prices 0.1.8",
        read: 42,
        changed: 40,
        unchanged: 1,
        skipped: { client: 1, unit_price: 0 },
        ...moved,
        cost_before: 0.002,
        cost_after: 0.0204,
        models: [{ model: "acme/support-1", changed: 40, ...moved }],
        other_models: null,
      },
    },
  },
  errors: ["INVALID_JSON", ...listLogs.errors, "TOO_MANY_STREAMS"],
} satisfies Endpoint;
