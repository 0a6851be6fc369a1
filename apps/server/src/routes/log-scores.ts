import { KaiError, limits, type newScore, type Score, type scoreValues } from "@kai/schema";

type NewScore = (typeof newScore)["_output"];
type ScoreValues = (typeof scoreValues)["_output"];

/** A score as a log holds it, under its evaluator's id. */
type KeptScore = Omit<Score, "id" | "log_id" | "environment">;
type Kept = Readonly<Record<string, unknown>>;

/** The log that scores belong to. */
interface Scored {
  unique_id: string;
  environment: string | null;
  scores: Kept | null;
}

const separator = "~";

/** The log and the evaluator that a score's id is made of. */
export function readScoreId(id: string): { log_id: string; evaluator_id: string } {
  const at = id.lastIndexOf(separator);
  if (at < 1) throw new KaiError("SCORE_NOT_FOUND");
  return { log_id: id.slice(0, at), evaluator_id: id.slice(at + 1) };
}

/** The score of an evaluator as the API answers it. */
export function answerScore(log: Omit<Scored, "scores">, evaluator_id: string, kept: unknown): Score {
  const { unique_id: log_id, environment } = log;
  return { id: log_id + separator + evaluator_id, log_id, ...(kept as KeptScore), environment };
}

/** All scores of a log as the API answers them. */
export const answerScores = (log: Scored): Score[] =>
  Object.entries(log.scores ?? {}).map(([evaluator_id, kept]) => answerScore(log, evaluator_id, kept));

/** @throws KaiError SCORE_NOT_FOUND */
export function findScore(log: Scored, evaluator_id: string): Score {
  if (!Object.hasOwn(log.scores ?? {}, evaluator_id)) throw new KaiError("SCORE_NOT_FOUND");
  return answerScore(log, evaluator_id, log.scores![evaluator_id]);
}

/**
 * The scores of a log with one more.
 *
 * @throws KaiError VALIDATION_ERROR without an evaluator or a value, SCORE_EXISTS when the evaluator has scored the log.
 */
export function withScore(
  { scores }: Scored,
  { evaluator_id, evaluator_slug, ...values }: NewScore,
  now: string,
): Kept {
  const id = evaluatorOf({ evaluator_id, evaluator_slug });
  const others = Object.values(scores ?? {}) as KeptScore[];
  if (others.some((other) => other.evaluator_id === id || (evaluator_slug && other.evaluator_slug === evaluator_slug)))
    throw new KaiError("SCORE_EXISTS");
  if (others.length >= limits.scoreCount)
    throw new KaiError("VALIDATION_ERROR", { fields: { log_id: [`has ${limits.scoreCount} scores already`] } });
  const named = { evaluator_id: id, evaluator_slug: evaluator_slug ?? null };
  return { ...scores, [id]: { ...named, ...valued(values), created_at: now, updated_at: now } satisfies KeptScore };
}

/** The key under which a log holds the score. */
export function evaluatorOf({
  evaluator_id,
  evaluator_slug,
}: Pick<NewScore, "evaluator_id" | "evaluator_slug">): string {
  const id = evaluator_id ?? evaluator_slug;
  if (id === undefined)
    throw new KaiError("VALIDATION_ERROR", { fields: { evaluator_id: ["is needed, or evaluator_slug"] } });
  return id;
}

/**
 * The scores of a log with other values of one.
 *
 * @throws KaiError SCORE_NOT_FOUND, and VALIDATION_ERROR when no value is left.
 */
export function withValues(log: Scored, evaluator_id: string, values: ScoreValues, now: string): Kept {
  const {
    id: _id,
    log_id: _log,
    environment: _environment,
    score_value: _value,
    ...kept
  } = findScore(log, evaluator_id);
  const { evaluator_id: evaluator, evaluator_slug, created_at, updated_at: _updated, ...before } = kept;
  const after = valued({ ...(before as ScoreValues), ...values });
  return {
    ...log.scores,
    [evaluator_id]: { evaluator_id: evaluator, evaluator_slug, ...after, created_at, updated_at: now },
  };
}

/** @throws KaiError SCORE_NOT_FOUND */
export function withoutScore(log: Scored, evaluator_id: string): Kept | null {
  findScore(log, evaluator_id);
  const others = Object.entries(log.scores!).filter(([id]) => id !== evaluator_id);
  return others.length === 0 ? null : Object.fromEntries(others);
}

/** Every value, and the one that stands for the score. */
function valued(values: ScoreValues) {
  const all = {
    numerical_value: values.numerical_value ?? null,
    boolean_value: values.boolean_value ?? null,
    categorical_value: values.categorical_value ?? null,
    string_value: values.string_value ?? null,
    json_value: values.json_value ?? null,
  };
  const score_value = Object.values(all).find((value) => value !== null);
  if (score_value === undefined)
    throw new KaiError("VALIDATION_ERROR", { fields: { body: [`needs one of ${Object.keys(all).join(", ")}`] } });
  return { score_value, ...all };
}
