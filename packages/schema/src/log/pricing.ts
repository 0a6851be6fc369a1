import { field } from "../field.ts";

/** What it cost. */
export const pricing = {
  cost: field("dollars", "Cost of the request. An explicit 0 stays 0; unknown is null, never 0.", { example: 0.000218, derivedFrom: "the unit prices, else the model's price" }),
  prompt_unit_price: field("dollars", "Your price for one million prompt tokens, for self-hosted and fine-tuned models.", { example: 0.5 }),
  completion_unit_price: field("dollars", "Your price for one million completion tokens.", { example: 1.5 }),
  cost_source: field("label", "Where `cost` comes from.", { example: "price_table", readOnly: true, values: ["client", "unit_price", "price_table", "unknown"] }),
} as const;
