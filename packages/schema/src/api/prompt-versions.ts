import { z } from "zod";
import { checkPromptContent, promptContentShape } from "../chat/prompt-content.ts";
import type { Endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";

const settings = {
  description: z.string().max(10_000).optional().meta({ description: "What is new in it." }),
  deploy: z.boolean().optional().meta({ description: "Whether to commit and deploy it at once." }),
};

/** Body of {@link createPromptVersion}. */
export const newPromptVersion = z.strictObject({ ...promptContentShape, ...settings }).superRefine(checkPromptContent);

/** Body of {@link updatePromptVersion}. */
export const promptVersionChange = z.strictObject({ ...promptContentShape, ...settings }).partial();

/** Query parameters of {@link listPromptVersions}. */
export const promptVersionsQuery = z.strictObject({
  page: z.coerce.number().int().min(1).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(20).meta({ description: "At most 100. Default: 20." }),
});

/** A version as it is read. */
export const promptVersion = z.object({
  project_id: z.string(),
  prompt_id: z.string(),
  version: z.int(),
  status: z.enum(["draft", "committed"]).meta({ description: "A draft can be changed, a committed version never." }),
  is_live: z.boolean().meta({ description: "Whether it is the deployed one." }),
  description: z.string(),
  ...promptContentShape,
  created_at: z.string(),
  created_by: z.string().meta({ description: "The id of the key that did it." }),
  updated_at: z.string(),
  updated_by: z.string(),
  committed_at: z.string().nullable(),
  committed_by: z.string().nullable(),
});

const content = {
  messages: [
    { role: "system" as const, content: "You answer for {{company}}, in a {{tone}} tone." },
    { role: "user" as const, content: "{{question}}" },
  ],
  model: "openai/gpt-4o-mini",
  temperature: 0.2,
  variables: { tone: "friendly" },
};

export const promptVersionExample: z.infer<typeof promptVersion> = {
  project_id: "default",
  prompt_id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6",
  version: 1,
  status: "committed",
  is_live: true,
  description: "",
  ...content,
  created_at: "2026-01-05T10:02:11.000Z",
  created_by: "kai_1a2b3c4d",
  updated_at: "2026-01-05T10:02:11.000Z",
  updated_by: "kai_1a2b3c4d",
  committed_at: "2026-01-05T10:12:11.000Z",
  committed_by: "kai_1a2b3c4d",
};

const answers = { 200: { description: "The version.", schema: promptVersion, example: promptVersionExample } };
const bodyErrors = ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR", "PROMPT_NOT_FOUND"] as const;
const notFound = ["PROMPT_NOT_FOUND", "PROMPT_VERSION_NOT_FOUND"] as const;
const all = "/api/prompts/{prompt_id}/versions/";
const one = "/api/prompts/{prompt_id}/versions/{version}/";

export const listPromptVersions = {
  id: "listPromptVersions",
  tag: "Prompts",
  method: "GET",
  scope: "read",
  path: all,
  summary: "List versions of a prompt",
  description: "The newest first.",
  query: promptVersionsQuery,
  answers: {
    200: {
      description: "A page of versions.",
      schema: z.object({
        count: z.int().meta({ description: "How many there are on all pages." }),
        next: z.string().nullable().meta({ description: "Address of the next page." }),
        previous: z.string().nullable(),
        results: z.array(promptVersion),
      }),
      example: { count: 1, next: null, previous: null, results: [promptVersionExample] },
    },
  },
  errors: ["INVALID_QUERY", "PROMPT_NOT_FOUND"],
} satisfies Endpoint;

export const createPromptVersion = {
  id: "createPromptVersion",
  tag: "Prompts",
  method: "POST",
  scope: "admin",
  path: all,
  summary: "Create a version of a prompt",
  description: `It is the prompt's draft; a draft from before is committed. A prompt has at most ${limits.promptVersions}, numbered from 1.`,
  body: newPromptVersion,
  bodyExample: content,
  answers: { 201: answers[200] },
  errors: [...bodyErrors, "PROMPT_LIMIT_REACHED"],
} satisfies Endpoint;

export const getPromptVersion = {
  id: "getPromptVersion",
  tag: "Prompts",
  method: "GET",
  scope: "read",
  path: one,
  summary: "Get a version of a prompt",
  description: "By its number, or `latest` for the newest one.",
  answers,
  errors: notFound,
} satisfies Endpoint;

export const updatePromptVersion = {
  id: "updatePromptVersion",
  tag: "Prompts",
  method: "PATCH",
  scope: "admin",
  path: one,
  summary: "Change the draft of a prompt",
  description:
    "What is left out stays; null takes it back. A committed version is refused, except for `deploy` alone, which deploys it.",
  body: promptVersionChange,
  bodyExample: { temperature: 0 },
  answers,
  errors: [...bodyErrors, "PROMPT_VERSION_NOT_FOUND", "PROMPT_VERSION_COMMITTED"],
} satisfies Endpoint;

export const deletePromptVersion = {
  id: "deletePromptVersion",
  tag: "Prompts",
  method: "DELETE",
  scope: "admin",
  path: one,
  summary: "Delete the draft of a prompt",
  description: "Committed versions stay as long as the prompt: logs name them. A number is never used again.",
  answers: { 204: { description: "It is gone." } },
  errors: [...notFound, "PROMPT_VERSION_COMMITTED"],
} satisfies Endpoint;

export const deployPromptVersion = {
  id: "deployPromptVersion",
  tag: "Prompts",
  method: "POST",
  scope: "admin",
  path: `${one}deploy/`,
  summary: "Deploy a version of a prompt",
  description:
    "From now on it answers requests that name no version. A draft is committed by it; an older version is what one rolls back to. Other server processes follow within 5 seconds.",
  answers,
  errors: notFound,
} satisfies Endpoint;
