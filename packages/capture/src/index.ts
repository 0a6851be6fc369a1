export type { ContextResolver, KaiContext } from "./context.ts";
export { type Fetch, kaiFetch } from "./fetch/kai-fetch.ts";
export { observe } from "./fetch/observe.ts";
export { type CaptureHandle, install } from "./install.ts";
export type { CallTarget, CaptureOptions } from "./options.ts";
export { bindContext, getContext, openScope, runWithContext, type Scope, setContext } from "./scope.ts";
export type { SpanOptions } from "./span/run-span.ts";
export { agent, type RunSpan, task, tool, workflow } from "./span/spans.ts";
export type { CaptureStats, DropReason } from "./stats.ts";
