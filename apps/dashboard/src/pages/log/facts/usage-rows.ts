import type { Log } from "@kai/schema/log";

/** Tokens of one kind. */
export interface UsageRow {
  name: string;
  label: string;
  count: number;
  /** Of which row it is a part. */
  within?: "input" | "output";
}

type UsageFields = Partial<
  Pick<
    Log,
    | "usage"
    | "prompt_tokens"
    | "completion_tokens"
    | "total_request_tokens"
    | "prompt_cache_hit_tokens"
    | "prompt_cache_creation_tokens"
    | "reasoning_tokens"
  >
>;

/** What was used, with what is part of what. What is not known is not there; neither is a part of which there is nothing. */
export function usageRows(log: UsageFields): UsageRow[] {
  const { usage } = log;
  const prompt = usage?.prompt_tokens_details;
  const completion = usage?.completion_tokens_details;
  const whole = (name: string, label: string, count: number | null | undefined): UsageRow[] =>
    typeof count === "number" ? [{ name, label, count }] : [];
  const part = (within: "input" | "output", label: string, count: number | null | undefined): UsageRow[] =>
    typeof count === "number" && count > 0 ? [{ name: `${within} ${label}`, label, count, within }] : [];
  return [
    ...whole("input", "Input", log.prompt_tokens ?? usage?.prompt_tokens),
    ...part("input", "read from the cache", log.prompt_cache_hit_tokens ?? prompt?.cached_tokens),
    ...part("input", "written to the cache", log.prompt_cache_creation_tokens ?? prompt?.cache_creation_tokens),
    ...part("input", "audio", prompt?.audio_tokens),
    ...whole("output", "Output", log.completion_tokens ?? usage?.completion_tokens),
    ...part("output", "reasoning", log.reasoning_tokens ?? completion?.reasoning_tokens),
    ...part("output", "audio", completion?.audio_tokens),
    ...whole("total", "Total", log.total_request_tokens ?? usage?.total_tokens),
  ];
}
