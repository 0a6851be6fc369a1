import type { CostBucket, LogRecord } from "@kai/schema";

type Counts = [bucket: CostBucket, count: number][];

/** What a call used. */
export interface CountedUsage {
  /** Tokens of the prompt, cached ones included. */
  prompt: number;
  /** What is charged apart: each token is in one bucket, and none is empty. */
  counts: Counts;
  /** How counts that contradict each other were read. */
  warning?: string;
}

/** Counts what is charged apart. Undefined when no tokens are known. */
export function countUsage(record: LogRecord): CountedUsage | undefined {
  const { prompt_tokens, completion_tokens, reasoning_tokens } = record;
  if (prompt_tokens === undefined && completion_tokens === undefined) return undefined;
  const usage = objectOf(record.usage);
  const read = record.prompt_cache_hit_tokens ?? 0;
  const written = record.prompt_cache_creation_tokens ?? 0;
  const cached = read + written;
  // Cached tokens are among the prompt's; where they cannot be, they were counted beside them.
  const isBeside = cached > (prompt_tokens ?? 0);
  const prompt = (prompt_tokens ?? 0) + (isBeside ? cached : 0);
  const lifetimes = objectOf(usage["cache_creation"]);
  const counts = [
    ...share(prompt, "input", [
      ["cache_read", read],
      ...share(written, "cache_write", [
        ["cache_write_5m", countOf(lifetimes["ephemeral_5m_input_tokens"])],
        ["cache_write_1h", countOf(lifetimes["ephemeral_1h_input_tokens"])],
      ]),
      ...modalities("input", usage["prompt_tokens_details"]),
    ]),
    ...share(completion_tokens ?? 0, "output", [
      ["reasoning", reasoning_tokens ?? 0],
      ...modalities("output", usage["completion_tokens_details"]),
    ]),
    ["web_search", countOf(objectOf(usage["server_tool_use"])["web_search_requests"])],
    ["request", 1],
  ] satisfies Counts;
  return {
    prompt,
    counts: counts.filter(([, count]) => count > 0),
    ...(isBeside && {
      warning: `counts ${prompt} prompt tokens: ${cached} cached ones cannot be among ${prompt_tokens ?? "an unknown number of"} prompt_tokens`,
    }),
  };
}

/** Shares a total out: each part takes at most what those before it left, and `rest` what all of them leave. */
function share(total: number, rest: CostBucket, parts: Counts): Counts {
  let left = total;
  const shares = parts.map(([bucket, count]): Counts[number] => {
    const taken = Math.min(count, left);
    left -= taken;
    return [bucket, taken];
  });
  return [[rest, left], ...shares];
}

function modalities(side: "input" | "output", details: unknown): Counts {
  const tokens = objectOf(details);
  return (["audio", "image", "video"] as const).map((name) => [`${side}_${name}`, countOf(tokens[`${name}_tokens`])]);
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const countOf = (value: unknown): number => (typeof value === "number" && value > 0 ? value : 0);
