import { asIndex, asObject, type JsonObject, omit, withoutEmpty } from "../json.ts";
import { isUsage } from "../log-shapes.ts";

const readHere = [
  "input_tokens",
  "output_tokens",
  "cache_read_input_tokens",
  "cache_creation_input_tokens",
  "output_tokens_details",
];

/**
 * Usage under the log's names. Anthropic's input tokens are only those that were neither read from the cache nor written to it; the log's prompt
 * tokens are all. Undefined when it is no usage.
 * @see https://docs.claude.com/en/docs/build-with-claude/prompt-caching#tracking-cache-performance
 */
export function readUsage(value: unknown): JsonObject | undefined {
  const usage = asObject(value);
  if (!usage || !isUsage(usage)) return undefined;
  const input = asIndex(usage["input_tokens"]);
  const output = asIndex(usage["output_tokens"]);
  const read = asIndex(usage["cache_read_input_tokens"]);
  const written = asIndex(usage["cache_creation_input_tokens"]);
  const thinking = asIndex(asObject(usage["output_tokens_details"])?.["thinking_tokens"]);
  const prompt = input === undefined ? undefined : input + (read ?? 0) + (written ?? 0);
  return withoutEmpty({
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt === undefined || output === undefined ? undefined : prompt + output,
    prompt_tokens_details: withoutEmpty({ cached_tokens: read, cache_creation_tokens: written }),
    completion_tokens_details: withoutEmpty({ reasoning_tokens: thinking }),
    cache_read_input_tokens: read,
    cache_creation_prompt_tokens: written,
    ...omit(usage, ...readHere),
  });
}
