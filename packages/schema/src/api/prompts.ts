import { z } from "zod";
import { limits } from "./limits.ts";
import type { Endpoint } from "./endpoint.ts";
import { promptVersion, promptVersionExample } from "./prompt-versions.ts";

const settings = {
  name: z.string().min(1).max(255),
  description: z.string().max(10_000),
  tags: z.array(z.string().min(1).max(120)).max(50),
  starred: z.boolean(),
};

const slugError = "must have up to 120 lower-case letters, digits, - and _, and be no id";

/** Body of {@link createPrompt}. */
export const newPrompt = z.strictObject({
  name: settings.name.default("Untitled"),
  description: settings.description.default(""),
  tags: settings.tags.default([]),
  starred: settings.starred.default(false),
  prompt_slug: z
    .string({ error: slugError })
    .regex(/^(?![0-9a-f]{32}$)[a-z0-9][a-z0-9_-]{0,119}$/, { error: slugError })
    .optional()
    .meta({ description: "A name for code to ask by; it never changes. Default: made of the name." }),
});

/** Body of {@link updatePrompt}. */
export const promptChange = z.strictObject(settings).partial();

/** Query parameters of {@link listPrompts}. */
export const promptsQuery = z.strictObject({
  search: z.string().max(255).optional().meta({ description: "Found in name, slug or description, in any case." }),
  page: z.coerce.number().int().min(1).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(20).meta({ description: "At most 100. Default: 20." }),
});

const prompt = z.object({
  id: z.string().meta({ description: "Same as `prompt_id`." }),
  prompt_id: z.string(),
  prompt_slug: z.string().meta({ description: "Stands for the id wherever one is asked for." }),
  project_id: z.string(),
  ...settings,
  commit_count: z.int().meta({ description: "How many versions are committed." }),
  current_version: promptVersion.nullable().meta({ description: "The newest one." }),
  live_version: promptVersion.nullable().meta({ description: "The deployed one." }),
  deployed_at: z.string().nullable(),
  deployed_by: z.string().nullable().meta({ description: "The id of the key that did it." }),
  created_at: z.string(),
  created_by: z.string(),
  updated_at: z.string(),
  updated_by: z.string(),
});

const example: z.infer<typeof prompt> = {
  id: promptVersionExample.prompt_id,
  prompt_id: promptVersionExample.prompt_id,
  prompt_slug: "support_reply",
  project_id: "default",
  name: "Support reply",
  description: "First answer to a ticket",
  tags: ["support"],
  starred: false,
  commit_count: 1,
  current_version: promptVersionExample,
  live_version: promptVersionExample,
  deployed_at: "2026-01-05T10:12:11.000Z",
  deployed_by: "kai_1a2b3c4d",
  created_at: "2026-01-05T10:02:11.000Z",
  created_by: "kai_1a2b3c4d",
  updated_at: "2026-01-05T10:12:11.000Z",
  updated_by: "kai_1a2b3c4d",
};

const answers = { 200: { description: "The prompt.", schema: prompt, example } };
const bodyErrors = ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR"] as const;
const one = "/api/prompts/{prompt_id}/";

export const listPrompts = {
  id: "listPrompts",
  tag: "Prompts",
  method: "GET",
  scope: "read",
  path: "/api/prompts/",
  summary: "List prompts",
  description: "Those of the project, the newest first.",
  query: promptsQuery,
  answers: {
    200: {
      description: "A page of prompts.",
      schema: z.object({
        count: z.int().meta({ description: "How many there are on all pages." }),
        next: z.string().nullable().meta({ description: "Address of the next page." }),
        previous: z.string().nullable(),
        results: z.array(prompt),
      }),
      example: { count: 1, next: null, previous: null, results: [example] },
    },
  },
  errors: ["INVALID_QUERY"],
} satisfies Endpoint;

export const createPrompt = {
  id: "createPrompt",
  tag: "Prompts",
  method: "POST",
  scope: "admin",
  path: "/api/prompts/",
  summary: "Create a prompt",
  description: `A name for versions to come: it can be asked for once one of them is deployed. A project has at most ${limits.prompts}.`,
  body: newPrompt,
  bodyExample: { name: "Support reply", prompt_slug: "support_reply", tags: ["support"] },
  answers: { 201: answers[200] },
  errors: [...bodyErrors, "PROMPT_EXISTS", "PROMPT_LIMIT_REACHED"],
} satisfies Endpoint;

export const getPrompt = {
  id: "getPrompt",
  tag: "Prompts",
  method: "GET",
  scope: "read",
  path: one,
  summary: "Get a prompt",
  description: "With its newest and its deployed version.",
  answers,
  errors: ["PROMPT_NOT_FOUND"],
} satisfies Endpoint;

export const updatePrompt = {
  id: "updatePrompt",
  tag: "Prompts",
  method: "PATCH",
  scope: "admin",
  path: one,
  summary: "Change a prompt",
  description: "What is left out stays. What a prompt says is changed by its versions.",
  body: promptChange,
  bodyExample: { starred: true },
  answers,
  errors: [...bodyErrors, "PROMPT_NOT_FOUND"],
} satisfies Endpoint;

export const deletePrompt = {
  id: "deletePrompt",
  tag: "Prompts",
  method: "DELETE",
  scope: "admin",
  path: one,
  summary: "Delete a prompt",
  description: "With all of its versions. Other server processes may use it for 5 seconds more.",
  answers: { 204: { description: "It is gone." } },
  errors: ["PROMPT_NOT_FOUND"],
} satisfies Endpoint;
