/** What a Claude model takes and refuses, wherever it runs. */
export interface ClaudeModel {
  /** Most tokens of an answer. */
  mostTokens: number;
  /** How it is told to think: with a budget of tokens, with an effort, or not at all. */
  thinking: "budget" | "effort" | undefined;
  /** Whether thinking can be forbidden. */
  canStopThinking: boolean;
  /** Whether it takes `temperature`, `top_p` and `top_k`: all, one of the first two, or none. */
  sampling: "all" | "one" | "none";
  /** Whether it may be forced to call a tool. */
  forcedTools: boolean;
  /** Whether it takes a JSON Schema for its answer. */
  jsonSchema: boolean;
  /** Whether it knows efforts above `high` by their name. */
  extraEffort: boolean;
}

/**
 * The facts about a Claude model by its name, in any provider's spelling; undefined when the name is none of Claude's.
 * A name without a version is taken for the newest model.
 * @see https://docs.claude.com/en/docs/about-claude/models/overview
 */
export function claudeModel(name: string): ClaudeModel | undefined {
  if (!name.includes("claude")) return undefined;
  const { family, version } = familyAndVersion(name);
  const newest = version >= 5.1 && family !== "haiku";
  return {
    mostTokens: mostTokens(family, version),
    thinking: version < 3.7 ? undefined : version < 4.6 ? "budget" : "effort",
    canStopThinking: !newest && family !== "fable",
    sampling: version < 4.1 ? "all" : version < 4.7 ? "one" : "none",
    forcedTools: !newest,
    jsonSchema: version >= (family === "opus" ? 4.1 : 4.5),
    extraEffort: version >= 4.7,
  };
}

/** The version stands behind the family, in older names before it: `claude-opus-4-1-20250805`, `claude-3-5-haiku`. */
function familyAndVersion(name: string): { family: string | undefined; version: number } {
  const [, first, major, minor, last] =
    /claude-(?:v?([a-z]+)-)?v?(\d{1,2})(?!\d)(?:[-.](\d)(?!\d))?(?:-([a-z]+))?/.exec(name) ?? [];
  const version = major === undefined ? Number.POSITIVE_INFINITY : Number(`${major}.${minor ?? 0}`);
  return { family: first ?? last, version };
}

function mostTokens(family: string | undefined, version: number): number {
  if (version < 3.5) return 4096;
  if (version < 3.7) return 8192;
  if (version < 4.5 && family === "opus") return 32_000;
  return version < 4.6 ? 64_000 : 128_000;
}
