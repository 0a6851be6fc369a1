import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { groupMember, storedCredentials, weightedMember } from "./gateway-fields.ts";

const settings = {
  label: z.string().max(120).meta({ description: "What people call them." }),
  weight: weightedMember.shape.weight,
  available_models: z.array(z.string()).min(1).nullish().meta({ description: "Only these models." }),
  exclude_models: z.array(z.string()).min(1).nullish(),
};

/** Body of {@link createProviderCredentials}. */
export const newProviderCredentials = z.strictObject({
  provider_id: z.string().min(1).max(120),
  credentials: storedCredentials,
  ...settings,
  label: settings.label.default(""),
  weight: settings.weight.default(1),
});

/** Body of {@link updateProviderCredentials}. */
export const providerCredentialsChange = z
  .strictObject({
    credentials: storedCredentials,
    ...settings,
  })
  .partial();

const stored = z.object({
  id: z.string(),
  project_id: z.string(),
  provider_id: z.string(),
  credentials: groupMember.shape.credentials.unwrap().meta({
    description: "Of each at most the last 4 characters: the server never answers a secret.",
  }),
  ...settings,
  available_models: z.array(z.string()).nullable(),
  exclude_models: z.array(z.string()).nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});

const example = {
  id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6",
  project_id: "default",
  provider_id: "openai",
  credentials: { api_key: "…4f2a" },
  label: "main account",
  weight: 1,
  available_models: null,
  exclude_models: null,
  created_at: "2026-01-05T10:02:11.000Z",
  updated_at: "2026-01-05T10:02:11.000Z",
};

const answers = { 200: { description: "The credentials.", schema: stored, example } };
const bodyErrors = ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR", "SECRET_KEY_MISSING"] as const;

export const createProviderCredentials = {
  id: "createProviderCredentials",
  tag: "Gateway",
  method: "POST",
  scope: "admin",
  path: "/api/providers/",
  summary: "Keep credentials of a provider",
  description:
    "For the calls of the project's keys. They are encrypted with the server's `KAI_SECRET_KEY`, and never answered again. Several for one provider share the load by weight.",
  body: newProviderCredentials,
  bodyExample: { provider_id: "openai", label: "main account", credentials: { api_key: "sk-…" } },
  answers: { 201: answers[200] },
  errors: bodyErrors,
} satisfies Endpoint;

export const listProviderCredentials = {
  id: "listProviderCredentials",
  tag: "Gateway",
  method: "GET",
  scope: "admin",
  path: "/api/providers/",
  summary: "List credentials of providers",
  description: "Those of the project, by provider.",
  answers: {
    200: {
      description: "The credentials.",
      schema: z.object({ results: z.array(stored) }),
      example: { results: [example] },
    },
  },
  errors: [],
} satisfies Endpoint;

export const updateProviderCredentials = {
  id: "updateProviderCredentials",
  tag: "Gateway",
  method: "PATCH",
  scope: "admin",
  path: "/api/providers/{provider_credentials_id}/",
  summary: "Change credentials of a provider",
  description:
    "What is given is changed; `credentials` are replaced as a whole. Other server processes follow within 5 seconds.",
  body: providerCredentialsChange,
  bodyExample: { weight: 3 },
  answers,
  errors: [...bodyErrors, "CREDENTIALS_NOT_FOUND"],
} satisfies Endpoint;

export const deleteProviderCredentials = {
  id: "deleteProviderCredentials",
  tag: "Gateway",
  method: "DELETE",
  scope: "admin",
  path: "/api/providers/{provider_credentials_id}/",
  summary: "Delete credentials of a provider",
  description: "Other server processes may use them for 5 seconds more.",
  answers: { 204: { description: "They are gone." } },
  errors: ["CREDENTIALS_NOT_FOUND"],
} satisfies Endpoint;
