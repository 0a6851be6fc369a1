import { asIndex, asObject, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";

const counts = [
  "promptTokenCount",
  "toolUsePromptTokenCount",
  "cachedContentTokenCount",
  "candidatesTokenCount",
  "thoughtsTokenCount",
  "totalTokenCount",
] as const;

const readHere = [...counts, "promptTokensDetails", "candidatesTokensDetails"];

/**
 * Usage under the log's names. The prompt's count includes what was cached; the results of tools that ran at Google, and thoughts, are counted
 * apart. Undefined when it is no usage.
 * @see https://ai.google.dev/api/generate-content#UsageMetadata
 */
export function readUsage(value: unknown): JsonObject | undefined {
  const usage = asObject(value);
  const isGiven = (name: string) => usage?.[name] !== undefined && usage[name] !== null;
  if (!usage || counts.some((name) => isGiven(name) && asIndex(usage[name]) === undefined)) return undefined;

  const [prompt, toolResults, cached, candidates, thoughts, total] = counts.map((name) => asIndex(usage[name]));
  const input = sum(prompt, toolResults);
  // Some models count thoughts among the candidates, which only the total shows.
  const isInclusive = thoughts !== undefined && total === sum(input, candidates);
  const read = withoutEmpty({
    prompt_tokens: input,
    completion_tokens: isInclusive ? candidates : sum(candidates, thoughts),
    total_tokens: total,
    prompt_tokens_details: withoutEmpty({ cached_tokens: cached, ...modalities(usage["promptTokensDetails"]) }),
    completion_tokens_details: withoutEmpty({
      reasoning_tokens: thoughts,
      ...modalities(usage["candidatesTokensDetails"]),
    }),
    tool_use_prompt_tokens: toolResults,
    ...omit(usage, ...readHere),
  });
  return Object.keys(read).length > 0 ? read : undefined;
}

/** Nothing when there is nothing to add. */
function sum(...numbers: (number | undefined)[]): number | undefined {
  const given = numbers.filter((number) => number !== undefined);
  return given.length === 0 ? undefined : given.reduce((one, other) => one + other, 0);
}

/** Tokens by modality, such as `audio_tokens`. */
function modalities(details: unknown): JsonObject {
  const entries = objectsOf(details).map(({ modality, tokenCount }) => [
    `${String(modality).toLowerCase()}_tokens`,
    asIndex(tokenCount),
  ]);
  return withoutEmpty(Object.fromEntries(entries));
}
