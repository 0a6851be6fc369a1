import { type ApiAnswer, listThreads } from "@kai/client/api";
import { getRouteApi } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatRelativeTime } from "../../format/format-time.ts";
import type { Column } from "../../ui/data-table/column.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { costColumn, customerColumn, errorsColumn, number, tokensColumn } from "../log-groups/group-columns.tsx";
import { LogGroupsPage } from "../log-groups/log-groups-page.tsx";
import { MessagePreview } from "../log-groups/message-preview.tsx";
import type { LogGroups } from "../log-groups/use-log-groups.ts";

type Thread = ApiAnswer<"listThreads">["results"][number];

const route = getRouteApi("/app/threads");

const threads: LogGroups<Thread> = {
  name: "threads",
  list: (question, options) => listThreads(kai, question, options),
  idOf: ({ thread_identifier }) => thread_identifier,
  defaultSort: "-end_time",
};

const columns: readonly Column<Thread>[] = [
  {
    id: "input",
    header: "Last message",
    size: 260,
    grow: true,
    cell: ({ last_input }) => <MessagePreview json={last_input} />,
  },
  {
    id: "output",
    header: "Last answer",
    size: 220,
    grow: true,
    cell: ({ last_output }) => <MessagePreview json={last_output} />,
  },
  customerColumn,
  {
    id: "turns",
    header: "Turns",
    ...number,
    sortBy: "number_of_requests",
    cell: ({ number_of_requests }) => formatCount(number_of_requests),
  },
  errorsColumn,
  costColumn,
  tokensColumn,
  {
    id: "latency",
    header: "Avg. latency",
    align: "end",
    size: 115,
    sortBy: "average_latency",
    cell: ({ average_latency }) => formatSeconds(average_latency),
  },
  {
    id: "last",
    header: "Last active",
    size: 135,
    sortBy: "end_time",
    cell: ({ end_time }) => formatRelativeTime(end_time),
  },
];

/** Conversations, the ones that went on last first. */
export function ThreadsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <LogGroupsPage
      title="Threads"
      groups={threads}
      columns={columns}
      search={search}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }) })}
      onOpen={({ thread_identifier: threadId }) => void navigate({ to: "/threads/$threadId", params: { threadId } })}
      empty={
        <EmptyState icon={MessagesSquare} title="No threads match">
          Logs that share a <code>thread_identifier</code> are one conversation. Try a longer time range or fewer
          filters.
        </EmptyState>
      }
    />
  );
}
