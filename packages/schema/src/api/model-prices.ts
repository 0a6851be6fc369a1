import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { newModelPrice, priceSettings } from "./new-model-price.ts";

const dollars = z.number().nullable();

/** The prices of a model, as they are read: null is not known. */
export const prices = z.object({
  input_price_per_1m_tokens: dollars.meta({ description: "US dollars for 1,000,000 tokens of prompts." }),
  output_price_per_1m_tokens: dollars.meta({ description: "US dollars for 1,000,000 tokens of answers." }),
  cache_read_price_per_1m_tokens: dollars.meta({ description: "Of what the provider's cache knew of prompts." }),
  cache_write_price_per_1m_tokens: dollars.meta({ description: "Of what its cache was told of prompts." }),
});

const modelPrice = z.object({
  project_id: z.string(),
  model: z.string(),
  provider_id: z.string().nullable().meta({ description: "Null: whichever." }),
  valid_from: z.string(),
  ...prices.shape,
  max_context_window: z.int().nullable(),
  version: z.int().meta({ description: "Grows by one with every change. Costs name it in `price_version`." }),
});

const example: z.infer<typeof modelPrice> = {
  project_id: "default",
  model: "gpt-4o-mini",
  provider_id: null,
  valid_from: "2026-01-01T00:00:00.000Z",
  input_price_per_1m_tokens: 0.12,
  output_price_per_1m_tokens: 0.5,
  cache_read_price_per_1m_tokens: 0.06,
  cache_write_price_per_1m_tokens: null,
  max_context_window: null,
  version: 1,
};

export const saveModelPrice = {
  id: "saveModelPrice",
  tag: "Models",
  method: "POST",
  scope: "admin",
  path: "/api/models/",
  summary: "Save the project's own price of a model",
  description:
    "Comes before the price table for logs that come from now on, or replaces the price of the same model, provider and time. Unusual prices are kept, with a warning. Other server processes follow within 5 seconds.",
  body: newModelPrice,
  bodyExample: {
    model: "gpt-4o-mini",
    valid_from: "2026-01-01T00:00:00Z",
    input_price_per_1m_tokens: 0.12,
    output_price_per_1m_tokens: 0.5,
    cache_read_price_per_1m_tokens: 0.06,
  },
  answers: {
    200: {
      description: "The price.",
      schema: modelPrice.extend({ warnings: z.array(z.string()) }),
      example: { ...example, warnings: [] },
    },
  },
  errors: ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR"],
} satisfies Endpoint;

export const listModelPrices = {
  id: "listModelPrices",
  tag: "Models",
  method: "GET",
  scope: "read",
  otherScopes: ["gateway"],
  path: "/api/models/prices/",
  summary: "List the project's own prices",
  description: "By model, provider and time; also those that are over, or yet to come.",
  answers: {
    200: {
      description: "The prices.",
      schema: z.object({ results: z.array(modelPrice) }),
      example: { results: [example] },
    },
  },
  errors: [],
} satisfies Endpoint;

/** Query parameters of {@link deleteModelPrice}. */
export const modelPriceQuery = z.strictObject({
  provider_id: z
    .string()
    .optional()
    .meta({ description: "Only the price for this provider; empty for that of whichever." }),
  valid_from: priceSettings.valid_from.unwrap().optional().meta({ description: "Only the price from this time on." }),
});

export const deleteModelPrice = {
  id: "deleteModelPrice",
  tag: "Models",
  method: "DELETE",
  scope: "admin",
  path: "/api/models/{model}/",
  summary: "Delete the project's own prices of a model",
  description: "All of them, unless the query says which. Costs that are known stay as they are.",
  query: modelPriceQuery,
  answers: { 204: { description: "They are gone." } },
  errors: ["INVALID_QUERY", "PRICE_NOT_FOUND"],
} satisfies Endpoint;
