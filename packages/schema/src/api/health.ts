import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

export const healthz = {
  id: "healthz",
  tag: "Operation",
  method: "GET",
  path: "/healthz",
  summary: "Is the process alive?",
  description: "Answers as long as the process does.",
  scope: null,
  answers: {
    200: {
      description: "Alive.",
      schema: z.object({ status: z.literal("ok"), version: z.string().meta({ description: "Of the server." }) }),
      example: { status: "ok", version: "0.1.0" },
    },
  },
  errors: [],
} satisfies Endpoint;

const readiness = z.object({
  status: z.enum(["ready", "unready"]),
  pending: z.object({ count: z.int(), bytes: z.int() }).meta({ description: "Logs taken in and not yet readable." }),
  rejected: z.int().meta({ description: "Logs the store refused, kept aside in the inbox." }),
  engine: z.object({
    name: z.string(),
    healthy: z.boolean().meta({ description: "Whether it can be asked, and took the last batch of logs." }),
  }),
});

export const readyz = {
  id: "readyz",
  tag: "Operation",
  method: "GET",
  path: "/readyz",
  summary: "Can it take logs?",
  description: "503 while the server starts or stops, or when its inbox is full.",
  scope: null,
  answers: { 200: { description: "Ready.", schema: readiness }, 503: { description: "Not ready.", schema: readiness } },
  errors: [],
} satisfies Endpoint;
