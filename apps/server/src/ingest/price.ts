import { calcPrice } from "@pydantic/genai-prices";
import type { LogRecord } from "@kai/schema";

/** What a log cost, and how that is known. */
export interface Price {
  cost?: number;
  cost_source?: "client" | "unit_price" | "price_table" | "unknown";
  /** Why the cost is not known. */
  warning?: string;
}

/** Cost of a log: said by the caller, else by unit prices, else by the model's price. What is not known stays unknown, never 0. */
export function price(record: LogRecord): Price {
  if (record.cost !== undefined) return { cost: record.cost, cost_source: "client" };
  const { prompt_tokens: prompt, completion_tokens: completion, prompt_unit_price, completion_unit_price } = record;
  if (prompt === undefined && completion === undefined) return {};
  if (prompt_unit_price !== undefined || completion_unit_price !== undefined) {
    const perMillion = (prompt ?? 0) * (prompt_unit_price ?? 0) + (completion ?? 0) * (completion_unit_price ?? 0);
    return { cost: perMillion / 1_000_000, cost_source: "unit_price" };
  }
  if (!record.model) return { cost_source: "unknown", warning: "is unknown: the log names no model" };
  const cost = priceOfModel(record, record.model);
  if (cost === undefined)
    return {
      cost_source: "unknown",
      warning: `is unknown: there is no price for model ${JSON.stringify(record.model)}`,
    };
  return { cost, cost_source: "price_table" };
}

function priceOfModel(record: LogRecord, model: string): number | undefined {
  const usage = tokens(record);
  const timestamp = new Date(record.timestamp);
  for (const [providerId, modelId] of candidates(model, record.provider_id)) {
    const found = calcPrice(usage, modelId, { providerId, timestamp });
    if (found) return found.total_price;
  }
  return undefined;
}

/** A model may carry its provider's name, as in `openai/gpt-4o`. */
function candidates(model: string, provider: string | undefined): [provider: string | undefined, model: string][] {
  const [prefix, ...rest] = model.split("/");
  const bare = rest.join("/");
  return [
    [provider, model],
    ...(bare ? [[prefix, bare] as [string, string], [undefined, bare] as [undefined, string]] : []),
  ];
}

/** The price table counts cached tokens within the input; where a log counts them beside it, they are added. */
function tokens(record: LogRecord) {
  const read = record.prompt_cache_hit_tokens ?? 0;
  const written = record.prompt_cache_creation_tokens ?? 0;
  const prompt = record.prompt_tokens ?? 0;
  return {
    input_tokens: read + written > prompt ? prompt + read + written : prompt,
    cache_read_tokens: read,
    cache_write_tokens: written,
    output_tokens: record.completion_tokens ?? 0,
  };
}
