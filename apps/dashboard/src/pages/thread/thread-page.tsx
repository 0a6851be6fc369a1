import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { MessagesSquare, Rows3 } from "lucide-react";
import { useMemo } from "react";
import { formatCount } from "../../format/format-count.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Page } from "../../ui/page.tsx";
import { readTurns } from "./read-turns.ts";
import { threadLogsQuery } from "./thread-logs.ts";
import { ThreadTotals } from "./thread-totals.tsx";
import { TurnView } from "./turn-view.tsx";

const route = getRouteApi("/app/threads/$threadId");

/** A conversation over time: of each turn what it added. */
export function ThreadPage() {
  const { threadId } = route.useParams();
  const search = route.useSearch();
  const logs = useInfiniteQuery(threadLogsQuery(threadId, search));
  const turns = useMemo(() => readTurns(logs.data?.pages.flatMap(({ results }) => results) ?? []), [logs.data]);
  const count = logs.data?.pages[0]?.count ?? 0;
  return (
    <Page
      title="Thread"
      description={<span className="font-mono text-xs">{threadId}</span>}
      actions={
        <Link
          to="/logs"
          search={{ filters: [{ field: "thread_identifier", operator: "", value: threadId }], range: "all" }}
          className={buttonClass({ size: "sm" })}
        >
          <Rows3 aria-hidden /> Logs
        </Link>
      }
      toolbar={<ThreadTotals threadId={threadId} search={search} />}
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-4">
        {turns.map((turn, index) => (
          <TurnView key={turn.log.unique_id} turn={turn} number={index + 1} />
        ))}
        {logs.isFetching && <Loading />}
        {logs.error && <ErrorMessage error={logs.error} retry={() => void logs.refetch()} />}
        {logs.hasNextPage && !logs.isFetching && (
          <Button className="self-center" onClick={() => void logs.fetchNextPage()}>
            Show more of {formatCount(count)} turns
          </Button>
        )}
        {logs.isSuccess && turns.length === 0 && (
          <EmptyState icon={MessagesSquare} title="There is no such thread">
            No log has this <code>thread_identifier</code> in this environment.
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
