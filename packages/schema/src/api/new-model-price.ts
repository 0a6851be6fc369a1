import { z } from "zod";

const dollars = z.number().min(0).max(1_000_000).nullish();
const text = z.string().min(1).max(255);

/** What {@link newModelPrice} sets. */
export const priceSettings = {
  model: text.meta({ description: "As logs name it." }),
  provider_id: text.nullish().meta({ description: "Default: whichever." }),
  valid_from: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .default("1970-01-01T00:00:00.000Z")
    .meta({ description: "It holds for logs from this time on. Default: for all." }),
  input_price_per_1m_tokens: dollars.meta({ description: "US dollars for 1,000,000 tokens of prompts." }),
  output_price_per_1m_tokens: dollars.meta({ description: "US dollars for 1,000,000 tokens of answers." }),
  cache_read_price_per_1m_tokens: dollars.meta({
    description: "Of what the provider's cache knew of prompts. Default: `input_price_per_1m_tokens`.",
  }),
  cache_write_price_per_1m_tokens: dollars.meta({
    description: "Of what its cache was told of prompts. Default: `input_price_per_1m_tokens`.",
  }),
  max_context_window: z.int().min(1).nullish().meta({ description: "Tokens." }),
};

const priceNames = [
  "input_price_per_1m_tokens",
  "output_price_per_1m_tokens",
  "cache_read_price_per_1m_tokens",
  "cache_write_price_per_1m_tokens",
] as const;

/** Names that other clients have for the same. */
const otherNames = {
  model_name: "model",
  input_cost: "input_price_per_1m_tokens",
  output_cost: "output_price_per_1m_tokens",
  cache_hit_input_cost: "cache_read_price_per_1m_tokens",
  cache_creation_input_cost: "cache_write_price_per_1m_tokens",
} as const;

const sameAs = (name: keyof typeof otherNames) => ({
  deprecated: true,
  description: `Deprecated: use \`${otherNames[name]}\`.`,
});
const notKept = z.unknown().optional().meta({ description: "Taken and not kept; a warning says so." });
/** What other clients say of a model, and nothing here depends on. */
const ignored = {
  streaming_support: notKept,
  function_call: notKept,
  image_support: notKept,
  supported_params_override: notKept,
};

const body = z.strictObject({
  ...priceSettings,
  model: priceSettings.model.optional(),
  model_name: text.optional().meta(sameAs("model_name")),
  input_cost: dollars.meta(sameAs("input_cost")),
  output_cost: dollars.meta(sameAs("output_cost")),
  cache_hit_input_cost: dollars.meta(sameAs("cache_hit_input_cost")),
  cache_creation_input_cost: dollars.meta(sameAs("cache_creation_input_cost")),
  ...ignored,
});

const settings = z.object(priceSettings).refine((price) => priceNames.some((name) => typeof price[name] === "number"), {
  error: "give at least one price",
  path: ["input_price_per_1m_tokens"],
});

/** A project's own price of a model, read under the names of this API, and what is strange about it. */
export const newModelPrice = body.transform((given, context) => {
  const price: Record<string, unknown> = { ...given };
  for (const [name, field] of Object.entries(otherNames)) {
    const value = price[name];
    if (value === undefined || value === null) continue;
    if (price[field] !== undefined)
      context.addIssue({ code: "custom", path: [name], message: `is the same as ${field}: give one` });
    price[field] = value;
  }
  const { success, data, error } = settings.safeParse(price);
  for (const { path, message } of error?.issues ?? []) context.addIssue({ code: "custom", path, message });
  if (!success) return z.NEVER;
  const dropped = Object.keys(ignored).filter((name) => price[name] !== undefined);
  return { price: data, warnings: [...dropped.map((name) => `${name} is not kept`), ...strangePrices(data)] };
});

/** What providers ask is between: another price is probably one for another number of tokens. */
const usual = { least: 0.001, most: 1000 };

function strangePrices(price: z.infer<typeof settings>): string[] {
  return priceNames.flatMap((name) => {
    const value = price[name];
    if (!value || (value >= usual.least && value <= usual.most)) return [];
    const [than, hint] =
      value < usual.least
        ? [`less than $${usual.least}`, ": is it the price of one token?"]
        : [`more than $${usual.most}`, ""];
    return [`${name} is ${than} for 1,000,000 tokens${hint}`];
  });
}
