import { listThreads } from "@kai/client/api";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { kai } from "../../api/kai.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatRelativeTime } from "../../format/format-time.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { MessagePreview } from "../log-groups/message-preview.tsx";
import type { Customer } from "./customer-query.ts";

/** The conversations of a customer that went on last, of all that ever were. */
export function LastThreads({ customer: { customer_identifier, first_seen } }: { customer: Customer }) {
  const threads = useQuery({
    queryKey: ["customers", customer_identifier, "threads"],
    queryFn: ({ signal }) =>
      listThreads(
        kai,
        { start_time: first_seen ?? new Date(), filters: { customer_identifier }, page_size: 5 },
        { signal },
      ),
  });
  // Most projects have no threads.
  if (threads.data?.count === 0) return null;
  return (
    <Card
      title="Newest threads"
      actions={
        threads.data && <span className="text-sm text-muted-foreground">{formatCount(threads.data.count)} in all</span>
      }
    >
      {threads.error && <ErrorMessage error={threads.error} retry={() => void threads.refetch()} />}
      {threads.isPending && <Skeleton className="h-40" />}
      <ul className="-mx-2 -my-1">
        {threads.data?.results.map(({ thread_identifier, last_input, number_of_requests, total_cost, end_time }) => (
          <li key={thread_identifier} className="border-b last:border-0">
            <Link
              to="/threads/$threadId"
              params={{ threadId: thread_identifier }}
              className="flex items-center gap-3 rounded px-2 py-2 hover:bg-muted"
            >
              <span className="min-w-0 flex-1 truncate">
                <MessagePreview json={last_input} />
              </span>
              <span className="shrink-0 tabular">
                {number_of_requests === 1 ? "1 turn" : `${formatCount(number_of_requests)} turns`}
              </span>
              <span className="w-24 shrink-0 text-right tabular">{formatDollars(total_cost)}</span>
              <span className="hidden w-28 shrink-0 text-right text-muted-foreground sm:inline">
                {formatRelativeTime(end_time)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
