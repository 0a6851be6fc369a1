import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { kai } from "../../api/kai.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { oneLine } from "../../format/one-line.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatTime } from "../../format/format-time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { messageText } from "../log-groups/message-text.ts";
import type { Customer } from "./customer-query.ts";

const fields = ["model", "span_name", "status", "latency", "cost", "input"];

/** The newest logs of a customer, whenever they were. */
export function LastLogs({ customer: { customer_identifier, first_seen } }: { customer: Customer }) {
  const logs = useQuery({
    queryKey: ["customers", customer_identifier, "logs"],
    queryFn: ({ signal }) =>
      kai.logs.list(
        { start_time: first_seen ?? new Date(), filters: { customer_identifier }, page_size: 10, fields },
        { signal },
      ),
  });
  return (
    <Card title="Newest logs">
      {logs.error && <ErrorMessage error={logs.error} retry={() => void logs.refetch()} />}
      {logs.isPending && <Skeleton className="h-60" />}
      {logs.data?.results.length === 0 && <p className="text-muted-foreground">There are none yet.</p>}
      <ul className="-mx-2 -my-1">
        {logs.data?.results.map(({ unique_id, timestamp, model, span_name, status, latency, cost, input }) => (
          <li key={unique_id} className="border-b last:border-0">
            <Link
              to="/logs/$uniqueId"
              params={{ uniqueId: unique_id }}
              className="flex items-center gap-3 rounded px-2 py-2 hover:bg-muted"
            >
              <span className="min-w-0 flex-1 truncate">
                {model ?? span_name ?? "Log"}
                <span className="ml-2 text-muted-foreground">{lastWords(input)}</span>
              </span>
              {status !== "success" && <Badge tone={status === "error" ? "danger" : "warning"}>{status}</Badge>}
              <span className="w-16 shrink-0 text-right tabular">{formatSeconds(latency)}</span>
              <span className="w-24 shrink-0 text-right tabular">{formatDollars(cost)}</span>
              <span className="hidden w-36 shrink-0 text-right text-muted-foreground tabular sm:inline">
                {formatTime(timestamp)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was asked last. */
function lastWords(input: unknown): string {
  const last: unknown = Array.isArray(input) ? input.at(-1) : input;
  return last === null || last === undefined ? "" : oneLine(messageText(JSON.stringify(last)));
}
