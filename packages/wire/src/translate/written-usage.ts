import { asIndex, asObject, type JsonObject } from "../json.ts";

/** Usage as OpenAI's clients count on it: the total is the sum of its parts. What one of the three lacks, the other two say. */
export function writeUsage(value: unknown): JsonObject | undefined {
  const usage = asObject(value);
  if (!usage) return undefined;
  const [prompt, completion, total] = [usage["prompt_tokens"], usage["completion_tokens"], usage["total_tokens"]].map(
    asIndex,
  );
  const input = prompt ?? difference(total, completion);
  const output = completion ?? difference(total, prompt);
  if (input === undefined || output === undefined) return usage;
  return { ...usage, prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

const difference = (total: number | undefined, part: number | undefined) =>
  total === undefined || part === undefined ? undefined : Math.max(0, total - part);
