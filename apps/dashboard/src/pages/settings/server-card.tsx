import { describeServer } from "@kai/client/api";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";
import { formatBytes } from "../../format/format-bytes.ts";
import { formatCount } from "../../format/format-count.ts";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { Facts } from "../../ui/facts.tsx";

const serverQuery = queryOptions({
  queryKey: ["server"],
  queryFn: ({ signal }) => describeServer(kai, {}, { signal }),
});

const retention = (days: number | null) => (days === null ? "for ever" : `${formatCount(days)} days`);

/** How the server runs: what was set when it started, and where to change it. */
export function ServerCard() {
  const query = useQuery(serverQuery);
  const facts = query.data;
  return (
    <Card title="The server" className="lg:col-span-2">
      <QueryState query={query} />
      {facts && (
        <div className="flex flex-col gap-6">
          <Facts
            facts={[
              ["Version", facts.version],
              ["Logs are in", facts.logs_kept_in === "embedded" ? "the server's own store" : "ClickHouse"],
              ["All else is in", facts.state_kept_in === "sqlite" ? "SQLite" : "PostgreSQL"],
              ["Logs of prod are kept", setBy(retention(facts.retention_days.prod), "KAI_RETENTION_DAYS")],
              ["Logs of test are kept", setBy(retention(facts.retention_days.test), "KAI_RETENTION_DAYS_TEST")],
              ["Logs that may wait", setBy(formatBytes(facts.inbox_bytes), "KAI_INBOX_BYTES")],
              ["Disk kept free", setBy(formatBytes(facts.reserve_bytes), "KAI_RESERVE_BYTES")],
              ["Answers in the cache", setBy(`up to ${formatBytes(facts.cache_bytes)}`, "KAI_CACHE_BYTES")],
              [
                "Credentials of providers",
                setBy(facts.keeps_secrets ? "can be kept" : "cannot be kept", "KAI_SECRET_KEY"),
              ],
              ["Metrics for Prometheus", setBy(facts.serves_metrics ? "at /metrics" : "not served", "KAI_METRICS_KEY")],
            ]}
          />
          <p className="text-muted-foreground">
            Flags and variables set these when the server starts; <code>kai serve --help</code> lists them. What apps
            leave out of logs or mask is decided in the apps, before anything is sent, by the option <code>redact</code>
            .
          </p>
        </div>
      )}
    </Card>
  );
}

/** A setting, with the variable that sets it. */
function setBy(value: string, variable: string) {
  return (
    <>
      {value} <code className="ml-2 text-xs text-muted-foreground">{variable}</code>
    </>
  );
}
