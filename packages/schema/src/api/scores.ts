import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import type { ErrorCode } from "../errors.ts";
import { limits } from "./limits.ts";
import { listQuery, selectionQuery } from "./request-logs.ts";

const evaluatorName = (description: string) =>
  z
    .string({ error: "must be a string" })
    .regex(/^[\w.:-]{1,120}$/, { error: "must be 1 to 120 letters, digits, `_`, `-`, `.` or `:`" })
    .optional()
    .meta({ description, examples: ["helpfulness"] });

/** What an evaluator can say of a log: one value, or the same judgement in several forms. */
export const scoreValues = z.strictObject({
  numerical_value: z
    .number({ error: "must be a number" })
    .nullish()
    .meta({ examples: [4.5] }),
  boolean_value: z.boolean({ error: "must be true or false" }).nullish(),
  categorical_value: z.array(z.string(), { error: "must be a list of strings" }).nullish(),
  string_value: z
    .string({ error: "must be a string" })
    .nullish()
    .meta({ examples: ["Good response quality"] }),
  json_value: z.json().nullish(),
});

/** A score to be made. */
export const newScore = z.strictObject({
  evaluator_id: evaluatorName("The evaluator. This or `evaluator_slug` is needed."),
  evaluator_slug: evaluatorName("Your own name of the evaluator; its id too when there is no other."),
  ...scoreValues.shape,
});

const score = z.object({
  id: z.string(),
  log_id: z.string(),
  evaluator_id: z.string(),
  evaluator_slug: z.string().nullable(),
  score_value: z.unknown().meta({
    description:
      "The first value there is, in the order numerical, boolean, categorical, string, json. It is what `scores__<evaluator_id>` filters and sorts by.",
  }),
  numerical_value: z.number().nullable(),
  boolean_value: z.boolean().nullable(),
  categorical_value: z.array(z.string()).nullable(),
  string_value: z.string().nullable(),
  json_value: z.unknown(),
  environment: z.string().nullable().meta({ description: "That of the log." }),
  created_at: z.string(),
  updated_at: z.string(),
});

/** A score as it is read. */
export type Score = z.infer<typeof score>;

const example: Score = {
  id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6~helpfulness",
  log_id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6",
  evaluator_id: "helpfulness",
  evaluator_slug: "helpfulness",
  score_value: 4.5,
  numerical_value: 4.5,
  boolean_value: null,
  categorical_value: null,
  string_value: "Good response quality",
  json_value: null,
  environment: "prod",
  created_at: "2026-01-05T10:30:00.000Z",
  updated_at: "2026-01-05T10:30:00.000Z",
};

/** Query parameters of {@link listScores}. */
export const scoresQuery = z.object({
  ...selectionQuery.shape,
  page: listQuery.shape.page,
  page_size: listQuery.shape.page_size,
  evaluator_id: z.string().optional().meta({ description: "Scores of this evaluator only." }),
});

const listAnswer = z.object({
  count: z.int().meta({ description: "Scores that match, on all pages." }),
  next: z.string().nullable(),
  previous: z.string().nullable(),
  results: z.array(score),
});

const errorsOfWriting: readonly ErrorCode[] = [
  "INVALID_JSON",
  "LOG_NOT_FOUND",
  "UNSUPPORTED_MEDIA_TYPE",
  "VALIDATION_ERROR",
  "OVERLOADED",
  "STORAGE_FULL",
];
const valuesExample = { numerical_value: 4.5, string_value: "Good response quality" };

export const createLogScore = {
  id: "createLogScore",
  tag: "Scores",
  method: "POST",
  path: "/api/logs/{log_id}/scores/",
  scope: "ingest",
  summary: "Score a log",
  description: `Says what an evaluator thinks of a log: an evaluator scores a log once, and a log has at most ${limits.scoreCount} scores. They are read back in the log's \`scores\`.`,
  body: newScore,
  bodyExample: { evaluator_slug: "helpfulness", ...valuesExample },
  answers: { 201: { description: "The score.", schema: score, example } },
  errors: [...errorsOfWriting, "SCORE_EXISTS"],
} satisfies Endpoint;

export const listLogScores = {
  id: "listLogScores",
  tag: "Scores",
  method: "GET",
  path: "/api/logs/{log_id}/scores/",
  scope: "read",
  summary: "List the scores of a log",
  description: "All of them.",
  answers: { 200: { description: "The scores.", schema: listAnswer } },
  errors: ["LOG_NOT_FOUND"],
} satisfies Endpoint;

export const getLogScore = {
  id: "getLogScore",
  tag: "Scores",
  method: "GET",
  path: "/api/logs/{log_id}/scores/{score_id}/",
  scope: "read",
  summary: "Get a score of a log",
  description: "By its id, or by the evaluator's.",
  answers: { 200: { description: "The score.", schema: score, example } },
  errors: ["LOG_NOT_FOUND", "SCORE_NOT_FOUND"],
} satisfies Endpoint;

export const updateLogScore = {
  id: "updateLogScore",
  tag: "Scores",
  method: "PATCH",
  path: "/api/logs/{log_id}/scores/{score_id}/",
  scope: "ingest",
  summary: "Change a score of a log",
  description: "Values that are absent stay, null removes one; at least one must be left.",
  body: scoreValues,
  bodyExample: valuesExample,
  answers: { 200: { description: "The score as it is now.", schema: score, example } },
  errors: [...errorsOfWriting, "SCORE_NOT_FOUND"],
} satisfies Endpoint;

export const deleteLogScore = {
  id: "deleteLogScore",
  tag: "Scores",
  method: "DELETE",
  path: "/api/logs/{log_id}/scores/{score_id}/",
  scope: "ingest",
  summary: "Delete a score of a log",
  description: "The evaluator can then score the log again.",
  answers: { 204: { description: "The score is deleted." } },
  errors: ["LOG_NOT_FOUND", "SCORE_NOT_FOUND", "OVERLOADED", "STORAGE_FULL"],
} satisfies Endpoint;

export const createScore = {
  ...createLogScore,
  id: "createScore",
  path: "/api/scores/",
  description: "The same with the log's id in the body.",
  body: newScore.extend({ log_id: z.string({ error: "must be a string" }) }),
  bodyExample: { log_id: example.log_id, evaluator_slug: "helpfulness", ...valuesExample },
} satisfies Endpoint;

export const listScores = {
  ...listLogScores,
  id: "listScores",
  path: "/api/scores/",
  summary: "List scores",
  description:
    "Scores of the logs in a time range, which is the last 30 days by default, the newest logs first. Any other query parameter filters the logs.",
  query: scoresQuery,
  errors: ["UNKNOWN_FILTER", "INVALID_QUERY"],
} satisfies Endpoint;

const byId = "/api/scores/{score_id}/";
export const getScore = { ...getLogScore, id: "getScore", path: byId, summary: "Get a score" } satisfies Endpoint;
export const updateScore = {
  ...updateLogScore,
  id: "updateScore",
  path: byId,
  summary: "Change a score",
} satisfies Endpoint;
export const deleteScore = {
  ...deleteLogScore,
  id: "deleteScore",
  path: byId,
  summary: "Delete a score",
} satisfies Endpoint;
