import { z } from "zod";
import { costBuckets } from "../log/cost-details.ts";
import type { Endpoint } from "./endpoint.ts";
import { pageOf } from "./groups.ts";
import { prices } from "./model-prices.ts";
import { listQuery } from "./request-logs.ts";

const selection = {
  provider_id: z.string().optional().meta({ description: "Models of this provider only." }),
  search: z.string().max(200).optional().meta({ description: "Models whose name holds this, whatever its case." }),
};

/** Query parameters of {@link listModels}. */
export const modelsQuery = z.strictObject({
  ...selection,
  available: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "`true`: only models that can be called without bringing credentials. Default: all." }),
});

/** Query parameters of {@link listPublicModels}. */
export const publicModelsQuery = z.strictObject({
  ...selection,
  page: listQuery.shape.page,
  page_size: listQuery.shape.page_size,
});

const facts = {
  provider_id: z.string().nullable(),
  model: z.string().meta({ description: "The provider's name of it." }),
  name: z.string().nullable().meta({ description: "What people call it." }),
  max_context_window: z.int().nullable().meta({ description: "Tokens." }),
  capabilities: z.array(z.string()).nullable().meta({
    description:
      "What the gateway can ask of the provider beside chat itself; null when the gateway does not know the provider.",
  }),
  deprecated: z.boolean(),
  ...prices.shape,
  other_prices_per_1m: z.partialRecord(z.enum(costBuckets), z.number()).meta({
    description:
      "Of what is charged apart and differs from the prices above, by the buckets of `cost_details`: US dollars for 1,000,000 tokens, searches or requests.",
  }),
  price_tiers: z.array(prices.extend({ above_prompt_tokens: z.int() })).meta({
    description: "Prices of calls with long prompts, which hold for all of their tokens.",
  }),
  price_source: z.enum(["override", "price_table"]).nullable().meta({
    description: "The project's own price, or the table that comes with the server; null: the price is not known.",
  }),
  price_version: z.string().nullable(),
};

const model = z.object({
  id: z.string().meta({ description: "What calls give as `model`." }),
  object: z.literal("model"),
  created: z.int().meta({ description: "Always 0: it is not known, and clients of OpenAI's API want a number." }),
  owned_by: z.string().meta({ description: "The provider." }),
  ...facts,
  available: z.boolean().meta({
    description: "Whether the project or the server has credentials for it; calls may always bring their own.",
  }),
});

/** A model as it is listed. */
export type Model = z.infer<typeof model>;

const publicModel = z.object({
  ...facts,
  model_name: z.string().meta({ description: "Same as `model`." }),
  input_cost: z.number().nullable().meta({ description: "Same as `input_price_per_1m_tokens`." }),
  output_cost: z.number().nullable().meta({ description: "Same as `output_price_per_1m_tokens`." }),
  provider: z.object({
    provider_id: z.string(),
    provider_name: z.string(),
    credential_fields: z.array(z.string()).nullable().meta({
      description: "Credentials that it can be called with; null when the gateway does not know the provider.",
    }),
  }),
});

/** A model in the public price list. */
export type PublicModel = z.infer<typeof publicModel>;

const known = {
  provider_id: "openai",
  model: "gpt-4o-mini",
  name: "gpt 4o mini",
  max_context_window: 128_000,
  capabilities: ["json_object", "json_schema", "images"],
  deprecated: false,
  input_price_per_1m_tokens: 0.15,
  output_price_per_1m_tokens: 0.6,
  cache_read_price_per_1m_tokens: 0.075,
  cache_write_price_per_1m_tokens: 0.15,
  other_prices_per_1m: {},
  price_tiers: [],
  price_source: "price_table",
  price_version: "genai-prices 0.1.8",
} as const;
const example = {
  id: "gpt-4o-mini",
  object: "model",
  created: 0,
  owned_by: "openai",
  ...known,
  available: true,
};

const shared = { tag: "Models", method: "GET", scope: "read", otherScopes: ["gateway"], envelope: "openai" } as const;

export const listModels = {
  ...shared,
  id: "listModels",
  path: "/api/models/",
  otherPaths: ["/api/v1/models/"],
  summary: "List models",
  description:
    "Models that the gateway knows the provider of, and those that the project has prices of its own for, with what they cost now. Reads like OpenAI's list of models. What can be called without bringing credentials comes first.",
  query: modelsQuery,
  answers: {
    200: {
      description: "The models.",
      schema: z.object({ object: z.literal("list"), data: z.array(model) }),
      example: { object: "list", data: [example] },
    },
  },
  errors: ["INVALID_QUERY"],
} satisfies Endpoint;

export const getModel = {
  ...shared,
  id: "getModel",
  path: "/api/models/{model}/",
  otherPaths: ["/api/v1/models/{model}/"],
  summary: "Get a model",
  description:
    "By any name that calls and logs may give: with the provider in front or without, of a dated version too. A slash in it is written `%2F`.",
  answers: { 200: { description: "The model.", schema: model, example } },
  errors: ["MODEL_NOT_FOUND"],
} satisfies Endpoint;

export const listPublicModels = {
  id: "listPublicModels",
  tag: "Models",
  method: "GET",
  scope: null,
  path: "/api/models/public/",
  summary: "List the prices of models",
  description: "The price table that comes with the server, as it holds now, of all providers by name.",
  query: publicModelsQuery,
  answers: {
    200: {
      description: "A page of the table.",
      schema: pageOf(publicModel)
        .omit({ results: true, current_filters: true })
        .extend({ models: z.array(publicModel), price_source: z.literal("price_table"), price_version: z.string() }),
      example: {
        count: 1,
        next: null,
        previous: null,
        models: [
          {
            ...known,
            model_name: "gpt-4o-mini",
            input_cost: 0.15,
            output_cost: 0.6,
            provider: { provider_id: "openai", provider_name: "OpenAI", credential_fields: ["api_key"] },
          },
        ],
        price_source: "price_table",
        price_version: "genai-prices 0.1.8",
      },
    },
  },
  errors: ["INVALID_QUERY"],
} satisfies Endpoint;
