import type { ApiRequest } from "./attempt.ts";
import type { RequestOptions } from "./logs.ts";
import { segment } from "./segment.ts";

/** What an evaluator says of a log: at least one value. */
export interface ScoreValues {
  numerical_value?: number | null;
  boolean_value?: boolean | null;
  categorical_value?: string[] | null;
  string_value?: string | null;
  json_value?: unknown;
}

/** A score to be made: of an evaluator, by its id or your own name for it. */
export interface NewScore extends ScoreValues {
  evaluator_id?: string;
  evaluator_slug?: string;
}

/** A score as the server answers it. */
export interface Score extends ScoreValues {
  id: string;
  log_id: string;
  evaluator_id: string;
  evaluator_slug: string | null;
  /** The first value there is: numerical, boolean, categorical, string, json. */
  score_value: unknown;
  environment: string | null;
  created_at: string;
  updated_at: string;
}

/** `kai.logs.scores`: a score is named by its log and its evaluator. */
export interface Scores {
  /** @throws {KaiApiError} `conflict` when the evaluator has scored the log */
  readonly create: (logId: string, score: NewScore, options?: RequestOptions) => Promise<Score>;
  /** @throws {KaiApiError} */
  readonly list: (logId: string, options?: RequestOptions) => Promise<Score[]>;
  /** Values that are absent stay, null removes one. @throws {KaiApiError} */
  readonly update: (
    logId: string,
    evaluatorId: string,
    values: ScoreValues,
    options?: RequestOptions,
  ) => Promise<Score>;
  /** @throws {KaiApiError} */
  readonly delete: (logId: string, evaluatorId: string, options?: RequestOptions) => Promise<void>;
}

type Call = (request: Omit<ApiRequest, "body"> & { body?: string }) => Promise<unknown>;

/** @param call Sends a request. */
export function createScores(call: Call): Scores {
  const pathOf = (logId: string, evaluatorId?: string) =>
    `/api/logs/${segment(logId, "log_id")}/scores/${evaluatorId === undefined ? "" : `${segment(evaluatorId, "evaluator_id")}/`}`;
  return {
    async create(logId, score, options = {}) {
      return (await call({ ...options, method: "POST", path: pathOf(logId), body: JSON.stringify(score) })) as Score;
    },
    async list(logId, options = {}) {
      return ((await call({ ...options, method: "GET", path: pathOf(logId) })) as { results: Score[] }).results;
    },
    async update(logId, evaluatorId, values, options = {}) {
      const body = JSON.stringify(values);
      return (await call({ ...options, method: "PATCH", path: pathOf(logId, evaluatorId), body })) as Score;
    },
    async delete(logId, evaluatorId, options = {}) {
      await call({ ...options, method: "DELETE", path: pathOf(logId, evaluatorId) });
    },
  };
}
