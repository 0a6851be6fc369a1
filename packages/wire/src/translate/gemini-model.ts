/** What a Gemini model takes and refuses. */
export interface GeminiModel {
  /** How it is told to think. */
  thinking: "budget" | "level";
  /** Whether thinking can be forbidden; `minimal` is a level of those that can nearly. */
  canStopThinking: boolean;
  /** Whether it takes penalties. */
  penalties: boolean;
  /** Whether it takes a schema for its answer beside tools. */
  jsonBesideTools: boolean;
  /** Whether it demands the signatures of its thoughts back beside calls. */
  signedCalls: boolean;
}

/**
 * The facts about a Gemini model by its name; a name without a version is taken for the newest.
 * @see https://ai.google.dev/gemini-api/docs/models
 */
export function geminiModel(name: string): GeminiModel {
  const told = /gemini-(\d+(?:\.\d+)?)/.exec(name)?.[1];
  const isNew = told === undefined ? name.includes("gemini-") : Number(told) >= 3;
  return {
    thinking: isNew ? "level" : "budget",
    canStopThinking: !name.includes("pro"),
    penalties: told !== undefined && Number(told) < 2.5,
    jsonBesideTools: isNew,
    signedCalls: isNew,
  };
}
