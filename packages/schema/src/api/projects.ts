import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

export const listProjects = {
  id: "listProjects",
  tag: "Administration",
  method: "GET",
  scope: "admin",
  path: "/api/projects/",
  summary: "List projects",
  description:
    "The project of the key, and no other: a key acts in its own project alone. All of them for a session by password. Projects are made on the server's machine.",
  answers: {
    200: {
      description: "The projects.",
      schema: z.object({ results: z.array(z.object({ id: z.string(), name: z.string(), created_at: z.string() })) }),
      example: { results: [{ id: "default", name: "default", created_at: "2026-01-05T10:02:11.000Z" }] },
    },
  },
  errors: [],
} satisfies Endpoint;
