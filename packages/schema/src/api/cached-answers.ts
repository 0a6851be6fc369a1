import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

const path = "/api/cache/";

export const describeCache = {
  id: "describeCache",
  tag: "Gateway",
  method: "GET",
  scope: "admin",
  path,
  summary: "See the cache",
  description:
    "How many answers are kept to be given again (`cache_enabled`), for the project and environment of the API key.",
  answers: {
    200: {
      description: "Its size.",
      schema: z.object({ count: z.int(), bytes: z.int() }),
      example: { count: 42, bytes: 51_200 },
    },
  },
  errors: [],
} satisfies Endpoint;

export const clearCache = {
  id: "clearCache",
  tag: "Gateway",
  method: "DELETE",
  scope: "admin",
  path,
  summary: "Clear the cache",
  description: "Forgets every answer that is kept for the project and environment of the API key. It is put on record.",
  answers: {
    200: {
      description: "How many answers there were.",
      schema: z.object({ deleted: z.int() }),
      example: { deleted: 42 },
    },
  },
  errors: [],
} satisfies Endpoint;
