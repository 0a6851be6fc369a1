import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

/** Body of {@link createProject}. */
export const newProject = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, {
    error: "must have up to 63 lower-case letters, digits, - and _, and start with a letter or digit",
  }),
  name: z.string().min(1).max(120).optional().meta({ description: "What people call it. Default: its id." }),
});

const project = z.object({ id: z.string(), name: z.string(), created_at: z.string() });
const example = { id: "shop", name: "The shop", created_at: "2026-01-05T10:02:11.000Z" };

export const createProject = {
  id: "createProject",
  tag: "Administration",
  method: "POST",
  scope: "admin",
  operatorOnly: true,
  path: "/api/projects/",
  summary: "Create a project",
  description: "With keys, logs and settings of its own.",
  body: newProject,
  bodyExample: { id: "shop", name: "The shop" },
  answers: { 201: { description: "The project.", schema: project, example } },
  errors: ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR"],
} satisfies Endpoint;

export const listProjects = {
  id: "listProjects",
  tag: "Administration",
  method: "GET",
  scope: "admin",
  path: "/api/projects/",
  summary: "List projects",
  description:
    "The project of the key, and no other: a key acts in its own project alone. All of them for a session by password.",
  answers: {
    200: {
      description: "The projects.",
      schema: z.object({ results: z.array(project) }),
      example: { results: [example] },
    },
  },
  errors: [],
} satisfies Endpoint;
