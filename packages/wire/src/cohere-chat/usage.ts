import { asIndex, asObject, type JsonObject, omit, withoutEmpty } from "../json.ts";

/**
 * Usage under the log's names: all tokens where they are told, else those that were billed. Undefined when it is no usage.
 * @see https://docs.cohere.com/reference/chat
 */
export function readUsage(value: unknown): JsonObject | undefined {
  const usage = asObject(value);
  const counted = asObject(usage?.["tokens"]) ?? asObject(usage?.["billed_units"]);
  const prompt = asIndex(counted?.["input_tokens"]);
  const completion = asIndex(counted?.["output_tokens"]);
  const cached = asIndex(usage?.["cached_tokens"]);
  if (!usage || (prompt === undefined && completion === undefined)) return undefined;
  return withoutEmpty({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt === undefined || completion === undefined ? undefined : prompt + completion,
    prompt_tokens_details: withoutEmpty({ cached_tokens: cached }),
    ...omit(usage, "tokens", "cached_tokens"),
  });
}
