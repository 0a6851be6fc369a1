import type { ListQuery } from "@kai/client";
import type { Shop } from "../shop/start-shop.ts";

/** What pages are about one of. */
export interface Subjects {
  log: string;
  trace: string;
  thread: string;
  customer: string;
  prompt: string;
}

/** One page of the dashboard, as it is tested and photographed. */
export interface DashboardPage {
  /** Names its pictures. */
  name: string;
  path: (subjects: Subjects) => string;
  /** It is for those who have not signed in. @default false */
  signedOut?: boolean;
  /** It is photographed in a phone's size, too. @default false */
  onPhone?: boolean;
}

/** The pages that there are. */
export const dashboardPages: readonly DashboardPage[] = [
  { name: "sign-in", path: () => "/sign-in", signedOut: true },
  { name: "overview", path: () => "/?range=7d", onPhone: true },
  { name: "logs", path: () => "/logs?range=7d", onPhone: true },
  { name: "log-beside-list", path: ({ log }) => `/logs?range=7d&open=${log}` },
  { name: "log", path: ({ log }) => `/logs/${log}`, onPhone: true },
  { name: "traces", path: () => "/traces?range=7d" },
  { name: "trace", path: ({ trace }) => `/traces/${trace}` },
  { name: "threads", path: () => "/threads?range=7d" },
  { name: "thread", path: ({ thread }) => `/threads/${thread}` },
  { name: "customers", path: () => "/customers?range=7d" },
  { name: "customer", path: ({ customer }) => `/customers/${customer}?range=7d` },
  { name: "prompts", path: () => "/prompts" },
  { name: "prompt", path: ({ prompt }) => `/prompts/${prompt}` },
  { name: "gateway", path: () => "/gateway" },
  { name: "models", path: () => "/models?q=claude" },
  { name: "keys", path: () => "/keys" },
  { name: "audit", path: () => "/keys?view=audit" },
  { name: "settings", path: () => "/settings" },
  { name: "quick-start", path: () => "/quick-start" },
];

/** Finds what the pages are shown with, the same in each run. */
export async function findSubjects({ kai }: Shop): Promise<Subjects> {
  const start_time = new Date(Date.now() - 7 * 24 * 3_600_000);
  const newest = async (filters: NonNullable<ListQuery["filters"]>) => {
    const { results } = await kai.logs.list({ start_time, page_size: 1, filters });
    return results[0]!;
  };
  const { unique_id } = await newest({ metadata__feature: "reply_draft" });
  const { trace_unique_id } = await newest({ log_type: "workflow" });
  const { thread_identifier } = await newest({ metadata__topic: "returns" });
  return {
    log: unique_id,
    trace: trace_unique_id!,
    thread: thread_identifier!,
    customer: "wanderlust",
    prompt: "support-reply",
  };
}
