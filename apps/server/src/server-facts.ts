import type { ServerFacts } from "@kai/schema";
import type { Settings } from "./settings.ts";
import { version } from "./version.ts";

/** What administrators are told of the settings: nothing that opens anything. */
export function factsOf(settings: Settings): ServerFacts {
  const { retention, inboxBytes, reserveBytes, cacheBytes } = settings;
  return {
    version,
    logs_kept_in: settings.clickhouseUrl ? "clickhouse" : "embedded",
    state_kept_in: settings.stateUrl ? "postgres" : "sqlite",
    retention_days: { prod: retention.prod ?? null, test: retention.test ?? null },
    inbox_bytes: inboxBytes,
    reserve_bytes: reserveBytes,
    cache_bytes: cacheBytes,
    keeps_secrets: settings.secretKeys !== undefined,
    serves_metrics: settings.metricsKey !== undefined,
  };
}
