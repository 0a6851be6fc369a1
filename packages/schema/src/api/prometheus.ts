import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

export const prometheus = {
  id: "prometheus",
  tag: "Operation",
  method: "GET",
  path: "/metrics",
  summary: "Metrics of the server",
  description:
    "For Prometheus and what reads its text format: requests by route, logs taken in, what waits in the inbox, and the gateway's requests, attempts, tokens and cost by provider and model. Needs the key in the server's `KAI_METRICS_KEY`; without that variable there is nothing here.",
  scope: null,
  answers: {
    200: {
      description: "Metrics of this process since its start.",
      schema: z.string(),
      mediaTypes: ["text/plain"],
      example: 'kai_logs_total{method="inference",outcome="stored"} 12',
    },
  },
  errors: ["INVALID_API_KEY", "NOT_FOUND"],
} satisfies Endpoint;
