export type { Engine, EngineParams, InsertOptions } from "./engine.ts";
export { EngineError, UnusableEngineError } from "./engine-error.ts";
export { type ChdbOptions, openChdbEngine } from "./engines/chdb/chdb.ts";
export { type ClickHouseOptions, openClickHouseEngine } from "./engines/clickhouse/clickhouse.ts";
export { filterableFields, type FilterableField } from "./filters/filter-fields.ts";
export type { Operator } from "./filters/operators.ts";
export type { FilterParam, Filters } from "./filters/read-filters.ts";
export type { AppendOutcome, InboxOptions } from "./inbox/inbox.ts";
export type { Damage, Pending } from "./inbox/inbox-database.ts";
export { InboxClosedError, InboxFullError, InboxUnusableError } from "./inbox/inbox-errors.ts";
export { inspectInbox } from "./inbox/inspect-inbox.ts";
export { type EngineInspection, inspectEngine } from "./inspect-engine.ts";
export { DirectoryInUseError, lockDirectory } from "./lock.ts";
export type { FilterChoices } from "./logs/filter-choices.ts";
export type { Followed, FollowQuery } from "./logs/follow.ts";
export type { PagesQuery } from "./logs/pages.ts";
export type { GetQuery } from "./logs/get.ts";
export { encodeLog, insertLogs, type LogVersion } from "./logs/insert.ts";
export type { ListQuery, LogPage } from "./logs/list.ts";
export { type Revise, type Reviser, StoreBusyError } from "./logs/revise.ts";
export type { Metrics, MetricsGroup, MetricsQuery } from "./logs/metrics.ts";
export type { CustomerHistory, CustomerUsage } from "./logs/customer-usage.ts";
export type { GroupPage, GroupsQuery } from "./logs/log-groups.ts";
export type { SpanNode } from "./logs/span-tree.ts";
export type { Thread } from "./logs/threads.ts";
export type { TraceWithSpans } from "./logs/trace.ts";
export type { Trace } from "./logs/traces.ts";
export type { LogSummary, ScoreSummary } from "./logs/summary.ts";
export type { ScoresQuery, StoredScore } from "./logs/scores.ts";
export type { LogSelection } from "./logs/selection.ts";
export type { Retention } from "./logs/retention.ts";
export type { ListedLog, StoredLog } from "./logs/stored-log.ts";
export type { Loss, Losses, LossReport } from "./losses/losses.ts";
export { FilterError, QueryError } from "./query-error.ts";
export { type ApiKey, type ApiKeys, type Caller, keyDelayMs, type KeyLimits, type NewKey } from "./state/api-keys.ts";
export { type Audit, type AuditEntry, auditKeptDays } from "./state/audit.ts";
export type { CustomerNotes } from "./state/customer-notes.ts";
export type {
  Customer,
  CustomerKey,
  CustomerListQuery,
  CustomerPage,
  CustomerPatch,
  Customers,
} from "./state/customers.ts";
export { type KeyUsage, usageDelayMs } from "./state/key-usage.ts";
export { type ModelPrice, priceDelayMs, type PriceKey, type Prices, type ProjectPrices } from "./state/prices.ts";
export { defaultProject, type Project, ProjectError, type Projects } from "./state/projects.ts";
export { type Prompt, PromptError, type PromptKey, type PromptVersion } from "./state/prompt-rows.ts";
export type { UsablePrompt, VersionKey, VersionName } from "./state/prompt-versions.ts";
export { mostSessions, operator, type Session, sessionDays, type Sessions } from "./state/sessions.ts";
export type { Passwords } from "./state/passwords.ts";
export type { Spend } from "./state/read-spend.ts";
export { SecretKeyError } from "./state/secret-box.ts";
export { StorageFullError } from "./storage-full-error.ts";
export type { StateLocation } from "./state/connect-state.ts";
export { inspectState, type StateInspection } from "./state/inspect-state.ts";
export { openState, type State, type StateOptions } from "./state/state.ts";
export type { Environment, Tenant } from "./state/tenant.ts";
export { type LogStore, type LogToStore, openStore, type StoreOptions, type StoreStatus } from "./store.ts";
