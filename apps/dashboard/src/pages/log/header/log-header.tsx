import type { Log } from "@kai/schema/log";
import { formatExactTime, formatRelativeTime } from "../../../format/format-time.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { outcomeOf } from "../facts/outcome.ts";
import { LogActions } from "./log-actions.tsx";
import { LogLinks } from "./log-links.tsx";

/** Which call this is: model, how it ended, when it was, and what it belongs to. */
export function LogHeader({ log }: { log: Log }) {
  const { tone, label } = outcomeOf(log);
  const title = log.model ?? log.span_name ?? log.log_type ?? "Log";
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <h2 className="text-lg font-semibold wrap-anywhere">{title}</h2>
        <Badge tone={tone}>{label}</Badge>
        {log.log_type && <Badge>{log.log_type}</Badge>}
        {log.stream && <Badge>streamed</Badge>}
        {log.cache_hit && <Badge tone="info">from the cache</Badge>}
        {log.environment && log.environment !== "prod" && <Badge tone="accent">{log.environment}</Badge>}
        <div className="ml-auto">
          <LogActions log={log} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
        {log.provider_id && <span>{log.provider_id}</span>}
        <time dateTime={log.timestamp} title={formatRelativeTime(log.timestamp)}>
          {formatExactTime(log.timestamp)}
        </time>
        <span className="flex min-w-0 items-center">
          <span className="truncate font-mono text-xs">{log.unique_id}</span>
          <CopyButton text={log.unique_id} label="Copy the log's ID" />
        </span>
      </div>
      <LogLinks log={log} />
    </header>
  );
}
