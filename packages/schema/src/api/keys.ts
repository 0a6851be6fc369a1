import { z } from "zod";
import { type Endpoint, keyScopes } from "./endpoint.ts";

const whole = z.int().min(1).max(2_000_000_000);

/** Body of {@link createKey}. */
export const newKey = z.strictObject({
  name: z.string().min(1).max(120),
  environment: z.enum(["prod", "test"]).optional().meta({ description: "Default: that of the key that asks." }),
  scopes: z.array(z.enum(keyScopes)).min(1).optional().meta({
    description:
      "What it may do: send logs, read them, administer its project, call models through the gateway. Default: ingest, read.",
  }),
  rate_limit: whole.nullish().meta({ description: "Most requests in a minute, in each server process." }),
  monthly_log_quota: whole.nullish().meta({ description: "Most logs in a calendar month, UTC." }),
  expires_at: z.iso
    .datetime({ offset: true })
    .nullish()
    .meta({ description: "When it ends to be valid, ISO 8601 with its zone. Default: never." }),
});

const key = z.object({
  key_id: z.string(),
  name: z.string(),
  prefix: z.string().meta({ description: "Its first characters; empty for a key that the operator chose." }),
  project_id: z.string(),
  environment: z.enum(["prod", "test"]),
  scopes: z.array(z.enum(keyScopes)),
  rate_limit: z.int().nullable(),
  monthly_log_quota: z.int().nullable(),
  expires_at: z.string().nullable(),
  created_at: z.string(),
  last_used_at: z.string().nullable().meta({ description: "Up to a few seconds late." }),
  revoked_at: z.string().nullable(),
});

const keyExample = {
  key_id: "kai_1a2b3c4d",
  name: "backend",
  prefix: "Xy12ab34",
  project_id: "default",
  environment: "prod",
  scopes: ["ingest", "read"],
  rate_limit: null,
  monthly_log_quota: 1_000_000,
  expires_at: null,
  created_at: "2026-01-05T10:02:11.000Z",
  last_used_at: null,
  revoked_at: null,
};

export const createKey = {
  id: "createKey",
  tag: "Administration",
  method: "POST",
  scope: "admin",
  path: "/api/keys/",
  summary: "Create an API key",
  description:
    "The key belongs to the project of the key that asks. `key` is shown in this answer and never again: the server keeps its hash alone.",
  body: newKey,
  bodyExample: { name: "backend", scopes: ["ingest", "read"], monthly_log_quota: 1_000_000 },
  answers: {
    201: {
      description: "The key.",
      schema: key.extend({ key: z.string() }),
      example: { ...keyExample, key: "Xy12ab34.…" },
    },
  },
  errors: ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR"],
} satisfies Endpoint;

export const listKeys = {
  id: "listKeys",
  tag: "Administration",
  method: "GET",
  scope: "admin",
  path: "/api/keys/",
  summary: "List API keys",
  description: "The keys of the project, the oldest first; revoked ones too.",
  answers: {
    200: {
      description: "The keys.",
      schema: z.object({ results: z.array(key) }),
      example: { results: [keyExample] },
    },
  },
  errors: [],
} satisfies Endpoint;

export const revokeKey = {
  id: "revokeKey",
  tag: "Administration",
  method: "DELETE",
  scope: "admin",
  path: "/api/keys/{key_id}/",
  summary: "Revoke an API key",
  description:
    "Ends a key of the project for good; it stays listed. This server process refuses it at once, others within seconds.",
  answers: {
    200: { description: "The key.", schema: key, example: { ...keyExample, revoked_at: "2026-02-01T00:00:00.000Z" } },
  },
  errors: ["KEY_NOT_FOUND"],
} satisfies Endpoint;
