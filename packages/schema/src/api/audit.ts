import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

/** Query parameters of {@link listAudit}. */
export const auditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).optional().meta({ description: "Default: 100." }),
  before: z.string().optional().meta({ description: "`id` of the last entry of the page before." }),
});

export const listAudit = {
  id: "listAudit",
  tag: "Administration",
  method: "GET",
  scope: "admin",
  path: "/api/audit/",
  summary: "List what administrators did",
  description: "In the project, the newest first. Entries are never changed, and are kept for 400 days.",
  query: auditQuery,
  answers: {
    200: {
      description: "The entries.",
      schema: z.object({
        results: z.array(
          z.object({
            id: z.string(),
            project_id: z.string(),
            at: z.string(),
            actor: z
              .string()
              .meta({ description: "The id of the key that did it, `operator` for a session by password, or `cli`." }),
            action: z.string(),
            target: z.string(),
            address: z.string().nullable().meta({ description: "Where it came from; null for the command line." }),
          }),
        ),
      }),
      example: {
        results: [
          {
            id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6",
            project_id: "default",
            at: "2026-01-05T10:02:11.000Z",
            actor: "kai_1a2b3c4d",
            action: "keys.create",
            target: "kai_5e6f7a8b",
            address: "10.0.0.7",
          },
        ],
      },
    },
  },
  errors: ["INVALID_QUERY"],
} satisfies Endpoint;
