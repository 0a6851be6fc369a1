import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

const MAX_REASONS = 50;

/** What a sender of logs had to leave out since it last said so; goes with a batch. */
export const lossReport = z.object({
  losses: z
    .record(z.string().min(1).max(64), z.int().min(0))
    .refine((losses) => Object.keys(losses).length <= MAX_REASONS, {
      error: `must have at most ${MAX_REASONS} reasons`,
    })
    .optional()
    .meta({
      description: `What the sender lost since its last report, as counts by reason: at most ${MAX_REASONS} reasons of 64 characters. With it, \`logs\` may be empty.`,
      examples: [{ queue_full: 12 }],
    }),
  loss_report_id: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({
      description: "Identifies the report: sent again under the same id it is not counted again. Needed with `losses`.",
      examples: ["0193c8a1b2c37d4e8f90a1b2c3d4e5f7"],
    }),
});

/** Query parameters of {@link listLosses}. */
export const lossesQuery = z.strictObject({
  start_time: z
    .string()
    .optional()
    .meta({ description: "Earliest time of a loss, ISO 8601. Default: one day before `end_time`." }),
  end_time: z.string().optional().meta({ description: "Latest time of a loss, ISO 8601. Default: now." }),
});

export const listLosses = {
  id: "listLosses",
  tag: "Logs",
  method: "GET",
  scope: "read",
  path: "/api/losses/",
  summary: "List what was lost",
  description:
    "What the senders of logs reported as lost or left out, in the project and environment of the API key: counts by reason, the most frequent first. " +
    "Counts are kept by the hour in which the report came, so that both ends of the range are rounded to the hour.",
  query: lossesQuery,
  answers: {
    200: {
      description: "The losses.",
      schema: z.object({
        results: z.array(
          z.object({
            reason: z.string(),
            count: z.int(),
            first_seen: z.string().meta({ description: "When the first report in the range came." }),
            last_seen: z.string().meta({ description: "When the last report in the range came." }),
          }),
        ),
        total: z.int().meta({ description: "Sum of all counts." }),
      }),
      example: {
        results: [
          {
            reason: "queue_full",
            count: 12,
            first_seen: "2026-01-05T10:02:11.000Z",
            last_seen: "2026-01-05T10:41:40.000Z",
          },
        ],
        total: 12,
      },
    },
  },
  errors: ["INVALID_QUERY"],
} satisfies Endpoint;
