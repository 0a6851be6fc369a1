import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

const path = "/api/gateway-settings/";

/** Body of {@link saveGatewaySettings}. */
export const newGatewaySettings = z
  .strictObject({
    router_enabled: z
      .boolean()
      .optional()
      .meta({ description: "Whether chats that name no model are sent to the cheapest. Default: false." }),
    safety_net_models: z
      .array(z.string().min(1).max(200))
      .max(10)
      .optional()
      .meta({ description: "Models that are asked, in this order, when nobody else answered. Default: none." }),
  })
  .refine((settings) => Object.keys(settings).length > 0, {
    error: "needs one of router_enabled, safety_net_models",
  });

const gatewaySettings = z.object({
  router_enabled: z.boolean(),
  safety_net_models: z.array(z.string()),
  updated_at: z.string().nullable().meta({ description: "Null until something is set." }),
});

const said = { router_enabled: true, safety_net_models: ["openai/gpt-4o-mini", "anthropic/claude-haiku-4-5"] };
const example = { ...said, updated_at: "2026-01-05T10:02:11.000Z" };

export const saveGatewaySettings = {
  id: "saveGatewaySettings",
  tag: "Gateway",
  method: "POST",
  scope: "admin",
  path,
  summary: "Set up the gateway",
  description:
    "What holds for every chat of the project. What is not named stays as it is. Other server processes may go on as before for 5 seconds.",
  body: newGatewaySettings,
  bodyExample: said,
  answers: { 200: { description: "The settings.", schema: gatewaySettings, example } },
  errors: ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR"],
} satisfies Endpoint;

export const getGatewaySettings = {
  id: "getGatewaySettings",
  tag: "Gateway",
  method: "GET",
  scope: "admin",
  path,
  summary: "See how the gateway is set up",
  description: "What holds for every chat of the project.",
  answers: { 200: { description: "The settings.", schema: gatewaySettings, example } },
  errors: [],
} satisfies Endpoint;
