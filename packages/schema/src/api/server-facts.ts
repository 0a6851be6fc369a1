import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

const days = z.int().nullable();

/** Answer of {@link describeServer}. */
const serverFacts = z.object({
  version: z.string(),
  logs_kept_in: z
    .enum(["embedded", "clickhouse"])
    .meta({ description: "A store of the server's own, or a ClickHouse server." }),
  state_kept_in: z.enum(["sqlite", "postgres"]).meta({ description: "Where keys, prompts, prices and customers are." }),
  retention_days: z
    .object({ prod: days, test: days })
    .meta({ description: "How long logs of each environment are kept; null for ever." }),
  inbox_bytes: z.int().meta({ description: "Most bytes of logs that wait for the store." }),
  reserve_bytes: z.int().meta({ description: "Bytes of the disk that are kept free." }),
  cache_bytes: z.int().meta({ description: "Most bytes of answers in the gateway's cache." }),
  keeps_secrets: z
    .boolean()
    .meta({ description: "Whether credentials of providers can be kept: `KAI_SECRET_KEY` is set." }),
  serves_metrics: z.boolean().meta({ description: "Whether `/metrics` answers: `KAI_METRICS_KEY` is set." }),
});
export type ServerFacts = z.infer<typeof serverFacts>;

export const describeServer = {
  id: "describeServer",
  tag: "Administration",
  method: "GET",
  scope: "admin",
  path: "/api/server/",
  summary: "How the server runs",
  description: "What was set when it started: by flags and variables, which are changed there alone. No secrets.",
  answers: {
    200: {
      description: "The facts.",
      schema: serverFacts,
      example: {
        version: "0.0.0",
        logs_kept_in: "embedded",
        state_kept_in: "sqlite",
        retention_days: { prod: null, test: 30 },
        inbox_bytes: 1_073_741_824,
        reserve_bytes: 268_435_456,
        cache_bytes: 268_435_456,
        keeps_secrets: true,
        serves_metrics: false,
      },
    },
  },
  errors: [],
} satisfies Endpoint;
