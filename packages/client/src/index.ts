export type { ApiRequest } from "./attempt.ts";
export { KaiApiError, type KaiErrorCode, type KaiErrorDetails } from "./error.ts";
export { type FlushOptions, Kai } from "./kai.ts";
export type { ExportQuery, ListQuery, LogFilter, LogSelection } from "./list-query.ts";
export type {
  ChangeResult,
  CreatedLog,
  CreateOptions,
  LogChange,
  LogPage,
  Logs,
  RequestOptions,
  TailOptions,
} from "./logs.ts";
export type { NewScore, Score, Scores, ScoreValues } from "./scores.ts";
export type { TailEvent } from "./tail.ts";
export type { FlushSignal } from "./exit/flush-on-signals.ts";
export type { KaiOptions, QueueOptions, SpoolOptions } from "./options.ts";
export type { DropReason, KaiStats } from "./stats.ts";
