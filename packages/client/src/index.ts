export { KaiApiError, type KaiErrorCode, type KaiErrorDetails } from "./error.ts";
export { type FlushOptions, Kai } from "./kai.ts";
export type { ListQuery, LogFilter } from "./list-query.ts";
export type { CreatedLog, CreateOptions, LogPage, Logs, RequestOptions } from "./logs.ts";
export type { FlushSignal } from "./exit/flush-on-signals.ts";
export type { KaiOptions, QueueOptions, SpoolOptions } from "./options.ts";
export type { DropReason, KaiStats } from "./stats.ts";
