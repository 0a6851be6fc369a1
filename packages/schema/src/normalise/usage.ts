import type { LogFieldName } from "../log/index.ts";
import { usage as usageShape } from "../shapes.ts";
import { asObject, type Draft } from "./draft.ts";
import { readNested } from "./scalars.ts";

const count = (value: unknown): number | undefined => (typeof value === "number" && value >= 0 ? value : undefined);

/** Brings `usage` and the single counts into agreement. A count sent by itself wins; absent stays absent. */
export function readUsage(draft: Draft): void {
  const { values } = draft;
  const given = readNested(values.usage, usageShape.fields);
  const prompt = asObject(given["prompt_tokens_details"]);
  const completion = asObject(given["completion_tokens_details"]);
  const found: Partial<Record<LogFieldName, number | undefined>> = {
    prompt_tokens: count(given["prompt_tokens"]),
    completion_tokens: count(given["completion_tokens"]),
    total_request_tokens: count(given["total_tokens"]),
    prompt_cache_hit_tokens: count(prompt["cached_tokens"]) ?? count(given["cache_read_input_tokens"]),
    prompt_cache_creation_tokens:
      count(given["cache_creation_prompt_tokens"]) ?? count(prompt["cache_creation_tokens"]),
    reasoning_tokens: count(completion["reasoning_tokens"]),
  };
  for (const [name, value] of Object.entries(found)) draft.fill(name as LogFieldName, value);
  const promptTokens = draft.number("prompt_tokens");
  const completionTokens = draft.number("completion_tokens");
  if (promptTokens !== undefined && completionTokens !== undefined)
    draft.fill("total_request_tokens", promptTokens + completionTokens);
  const complete = withoutAbsent({
    ...given,
    prompt_tokens: given["prompt_tokens"] ?? promptTokens,
    completion_tokens: given["completion_tokens"] ?? completionTokens,
    total_tokens: given["total_tokens"] ?? draft.number("total_request_tokens"),
  });
  if (Object.keys(complete).length > 0) values.usage = complete;
}

function withoutAbsent(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined && each !== null));
}
