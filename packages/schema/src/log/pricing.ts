import { field } from "../field.ts";
import { costDetails } from "./cost-details.ts";

/** What it cost. */
export const pricing = {
  cost: field("dollars", "Cost of the request. An explicit 0 stays 0; unknown is null, never 0.", { example: 0.000072, derivedFrom: "for calls of a model: the unit prices, else your price of the model, else the price table's" }),
  billed_cost: field("dollars", "What the customer is billed for the request: the cost with their markup.", { example: 0.0000864 }),
  prompt_unit_price: field("dollars", "Your price for one million prompt tokens, for self-hosted and fine-tuned models.", { example: 0.5 }),
  completion_unit_price: field("dollars", "Your price for one million completion tokens.", { example: 1.5 }),
  cost_source: field("label", "Where `cost` comes from: sent with the log, nothing for an answer from the gateway's cache, the log's unit prices, your own price of the model, the price table; or that it is not known.", {
    example: "price_table",
    readOnly: true,
    values: ["client", "cache", "unit_price", "override", "price_table", "unknown"],
  }),
  cost_details: field("json", "How a cost that was not sent came about.", {
    readOnly: true,
    shape: costDetails,
    example: {
      provider: "openai",
      model: "gpt-4o-mini",
      parts: [
        { bucket: "input", count: 140, unit_price: 0.15, amount: 0.000021 },
        { bucket: "output", count: 85, unit_price: 0.6, amount: 0.000051 },
      ],
    },
  }),
  price_version: field("label", "Which version of the prices `cost` was computed with: the price table's, or that of your own price and the time it is valid from.", { example: "genai-prices 0.1.8", readOnly: true }),
} as const;
