import type { LogCreate } from "@kai/schema/log";

/** What a request knows about the LLM calls made for it, as fields of their logs. */
export type KaiContext = Pick<
  LogCreate,
  | "customer_identifier"
  | "customer_params"
  | "customer_name"
  | "customer_email"
  | "thread_identifier"
  | "group_identifier"
  | "custom_identifier"
  | "metadata"
  | "prompt_id"
  | "prompt_name"
  | "evaluation_identifier"
  | "trace_unique_id"
  | "trace_name"
  | "trace_group_identifier"
  | "span_unique_id"
  | "span_parent_id"
  | "span_name"
  | "span_workflow_name"
  | "span_path"
>;

/** Finds the context when it is needed; a promise gets one second. */
export type ContextResolver = () => KaiContext | undefined | Promise<KaiContext | undefined>;

/** Later contexts win, key by key inside `metadata`; `undefined` says nothing, `null` takes a value away. */
export function mergeContexts(...contexts: (KaiContext | undefined)[]): KaiContext {
  const merged: Record<string, unknown> = {};
  for (const context of contexts as readonly (Record<string, unknown> | undefined)[]) {
    for (const name of Object.keys(context ?? {})) {
      const value = context![name];
      if (value === undefined) continue;
      const before = name === "metadata" && value !== null ? merged[name] : undefined;
      merged[name] = before ? { ...before, ...(value as object) } : value;
    }
  }
  return merged;
}
