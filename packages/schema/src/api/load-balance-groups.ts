import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { groupMember } from "./gateway-fields.ts";

/** Body of {@link saveLoadBalanceGroup}. */
export const newLoadBalanceGroup = z.strictObject({
  group_id: z.string().regex(/^[\w.-]{1,120}$/, { error: "must have up to 120 letters, digits and _.-" }),
  name: z.string().max(120).optional().meta({ description: "Default: the id." }),
  members: z
    .array(groupMember.extend({ weight: groupMember.shape.weight.default(1) }))
    .min(1)
    .max(100),
});

const group = z.object({
  project_id: z.string(),
  group_id: z.string(),
  name: z.string(),
  members: z.array(groupMember).meta({ description: "Of each credential at most the last 4 characters." }),
  created_at: z.string(),
  updated_at: z.string(),
});

const example = {
  project_id: "default",
  group_id: "chat",
  name: "Chat",
  members: [
    { model: "openai/gpt-4o-mini", weight: 3 },
    { model: "azure_openai/gpt-4o-mini", weight: 1, credentials: { api_key: "…4f2a" } },
  ],
  created_at: "2026-01-05T10:02:11.000Z",
  updated_at: "2026-01-05T10:02:11.000Z",
};

export const saveLoadBalanceGroup = {
  id: "saveLoadBalanceGroup",
  tag: "Gateway",
  method: "POST",
  scope: "admin",
  path: "/api/load-balance-groups/",
  summary: "Save a load balance group",
  description:
    "Makes a group of models that share a load by weight, or replaces the one of that id. Credentials of members are encrypted with the server's `KAI_SECRET_KEY`, and never answered again.",
  body: newLoadBalanceGroup,
  bodyExample: { group_id: "chat", members: [{ model: "openai/gpt-4o-mini", weight: 3 }] },
  answers: { 200: { description: "The group.", schema: group, example } },
  errors: ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR", "SECRET_KEY_MISSING"],
} satisfies Endpoint;

export const listLoadBalanceGroups = {
  id: "listLoadBalanceGroups",
  tag: "Gateway",
  method: "GET",
  scope: "admin",
  path: "/api/load-balance-groups/",
  summary: "List load balance groups",
  description: "Those of the project, by id.",
  answers: {
    200: {
      description: "The groups.",
      schema: z.object({ results: z.array(group) }),
      example: { results: [example] },
    },
  },
  errors: [],
} satisfies Endpoint;

export const deleteLoadBalanceGroup = {
  id: "deleteLoadBalanceGroup",
  tag: "Gateway",
  method: "DELETE",
  scope: "admin",
  path: "/api/load-balance-groups/{group_id}/",
  summary: "Delete a load balance group",
  description: "Other server processes may use it for 5 seconds more.",
  answers: { 204: { description: "It is gone." } },
  errors: ["GROUP_NOT_FOUND"],
} satisfies Endpoint;
