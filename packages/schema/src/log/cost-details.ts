import { field, listOf, object, plain } from "../field.ts";
import { z } from "zod";

/** What providers charge apart. No token belongs to two. */
export const costBuckets = [
  "input",
  "cache_read",
  "cache_write",
  "cache_write_5m",
  "cache_write_1h",
  "input_audio",
  "input_image",
  "input_video",
  "output",
  "reasoning",
  "output_audio",
  "output_image",
  "output_video",
  "web_search",
  "request",
] as const;

export type CostBucket = (typeof costBuckets)[number];

/** How a cost came about. */
export const costDetails = object(
  {
    provider: field("label", "The provider whose price it is, as the price names it.", { example: "openai" }),
    model: field("label", "The model whose price it is, as the price names it.", { example: "gpt-4o-mini" }),
    parts: field("json", "What was charged apart. Their amounts make up `cost`.", {
      shape: listOf(
        object(
          {
            bucket: field(
              "label",
              "What was charged: tokens that are in no other part, searches, or the request itself.",
              { example: "input", values: costBuckets, shape: plain(z.enum(costBuckets)) },
            ),
            count: field("count", "How many.", { example: 140 }),
            unit_price: field("dollars", "Price of one million.", { example: 0.15 }),
            amount: field("dollars", "`count` × `unit_price` / 1,000,000, to the nano-dollar.", { example: 0.000021 }),
          },
          ["bucket", "count", "unit_price", "amount"],
        ),
      ),
    }),
  },
  ["parts"],
);
