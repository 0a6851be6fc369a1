import { asIndex, asObject, asText, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";

const counts = ["inputTokens", "outputTokens", "totalTokens", "cacheReadInputTokens", "cacheWriteInputTokens"] as const;

/**
 * Usage under the log's names. Bedrock's input tokens are only those that were neither read from the cache nor written to it; the log's prompt
 * tokens are all. Undefined when it is no usage.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
 */
export function readUsage(value: unknown): JsonObject | undefined {
  const usage = asObject(value);
  const isGiven = (name: string) => usage?.[name] !== undefined && usage[name] !== null;
  if (!usage || counts.some((name) => isGiven(name) && asIndex(usage[name]) === undefined)) return undefined;

  const [input, output, total, read, written] = counts.map((name) => asIndex(usage[name]));
  const prompt = input === undefined ? undefined : input + (read ?? 0) + (written ?? 0);
  const found = withoutEmpty({
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt === undefined || output === undefined ? total : prompt + output,
    prompt_tokens_details: withoutEmpty({ cached_tokens: read, cache_creation_tokens: written }),
    cache_read_input_tokens: read,
    cache_creation_prompt_tokens: written,
    cache_creation: writtenByLifetime(usage["cacheDetails"]),
    ...omit(usage, ...counts, "cacheDetails"),
  });
  return Object.keys(found).length > 0 ? found : undefined;
}

/** In the way of Anthropic, such as `ephemeral_1h_input_tokens`. */
function writtenByLifetime(details: unknown): JsonObject {
  const entries = objectsOf(details).map(({ ttl, inputTokens }) => [
    `ephemeral_${asText(ttl) ?? "other"}_input_tokens`,
    asIndex(inputTokens),
  ]);
  return withoutEmpty(Object.fromEntries(entries));
}
