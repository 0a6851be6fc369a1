import { asIndex, asObject, type JsonObject } from "./json.ts";
import { isUsage } from "./log-shapes.ts";

/** The newer APIs' names, and the log's. */
const newerNames = {
  input_tokens: "prompt_tokens",
  output_tokens: "completion_tokens",
  input_tokens_details: "prompt_tokens_details",
  input_token_details: "prompt_tokens_details",
  output_tokens_details: "completion_tokens_details",
} as const;

/**
 * Usage as OpenAI, and everyone who speaks its formats, tells it, under the log's names: the prompt includes what was cached, the completion
 * includes reasoning. Undefined when it is no usage.
 */
export function readOpenaiUsage(value: unknown): JsonObject | undefined {
  const usage = { ...asObject(value) };
  for (const [newer, name] of Object.entries(newerNames)) {
    if (!(newer in usage) || name in usage) continue;
    usage[name] = usage[newer];
    delete usage[newer];
  }
  return isUsage(usage) ? { ...usage, ...cacheDetails(usage), ...reasoningIncluded(usage) } : undefined;
}

/** Dollars the provider says it charged. */
export function readCost(value: unknown): number | undefined {
  const usage = asObject(value) ?? {};
  const { cost, cost_in_usd_ticks: ticks } = usage;
  if (isAmount(ticks)) return ticks / 1e10;
  const charged = asObject(cost)?.["total_cost"] ?? cost;
  if (!isAmount(charged)) return undefined;
  if (usage["is_byok"] !== true) return charged;
  // With a key of the caller's own, OpenRouter charges a fee and the provider the rest.
  const upstream = asObject(usage["cost_details"])?.["upstream_inference_cost"];
  return isAmount(upstream) ? charged + upstream : undefined;
}

const isAmount = (value: unknown): value is number => typeof value === "number" && value >= 0;

/** Cache reads and writes, where providers without OpenAI's details put them. */
function cacheDetails(usage: JsonObject): JsonObject {
  const details = asObject(usage["prompt_tokens_details"]) ?? {};
  const cached =
    asIndex(details["cached_tokens"]) ??
    asIndex(asObject(usage["prompt_token_details"])?.["cached_tokens"]) ??
    asIndex(usage["num_cached_tokens"]) ??
    asIndex(usage["prompt_cache_hit_tokens"]) ??
    asIndex(usage["cached_tokens"]);
  const written = asIndex(details["cache_creation_tokens"]) ?? asIndex(details["cache_write_tokens"]);
  if (cached === undefined && written === undefined) return {};
  return {
    prompt_tokens_details: {
      ...details,
      ...(cached !== undefined && { cached_tokens: cached }),
      ...(written !== undefined && { cache_creation_tokens: written }),
    },
  };
}

/**
 * xAI counts reasoning beside the completion, which only the total shows.
 * @see https://docs.x.ai/docs/key-information/consumption-and-rate-limits
 */
function reasoningIncluded(usage: JsonObject): JsonObject {
  const prompt = asIndex(usage["prompt_tokens"]) ?? 0;
  const completion = asIndex(usage["completion_tokens"]) ?? 0;
  const reasoning = asIndex(asObject(usage["completion_tokens_details"])?.["reasoning_tokens"]) ?? 0;
  const isBeside = reasoning > 0 && usage["total_tokens"] === prompt + completion + reasoning;
  return isBeside ? { completion_tokens: completion + reasoning } : {};
}
