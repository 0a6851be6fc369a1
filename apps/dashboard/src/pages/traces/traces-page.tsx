import { type ApiAnswer, listTraces } from "@kai/client/api";
import { getRouteApi } from "@tanstack/react-router";
import { Waypoints } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatTime } from "../../format/format-time.ts";
import type { Column } from "../../ui/data-table/column.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { costColumn, customerColumn, errorsColumn, number, tokensColumn } from "../log-groups/group-columns.tsx";
import { LogGroupsPage } from "../log-groups/log-groups-page.tsx";
import { MessagePreview } from "../log-groups/message-preview.tsx";
import type { LogGroups } from "../log-groups/use-log-groups.ts";

type Trace = ApiAnswer<"listTraces">["results"][number];

const route = getRouteApi("/app/traces");

const traces: LogGroups<Trace> = {
  name: "traces",
  list: (question, options) => listTraces(kai, question, options),
  idOf: ({ trace_unique_id }) => trace_unique_id,
  defaultSort: "-start_time",
};

const columns: readonly Column<Trace>[] = [
  { id: "name", header: "Name", size: 170, grow: true, cell: ({ name, trace_unique_id }) => name ?? trace_unique_id },
  { id: "input", header: "Input", size: 190, grow: true, cell: ({ input }) => <MessagePreview json={input} /> },
  { id: "start", header: "Started", size: 150, sortBy: "start_time", cell: ({ start_time }) => formatTime(start_time) },
  {
    id: "duration",
    header: "Duration",
    ...number,
    sortBy: "duration",
    cell: ({ duration }) => formatSeconds(duration),
  },
  { id: "spans", header: "Spans", ...number, sortBy: "span_count", cell: ({ span_count }) => formatCount(span_count) },
  {
    id: "calls",
    header: "LLM calls",
    ...number,
    sortBy: "llm_call_count",
    cell: ({ llm_call_count }) => formatCount(llm_call_count),
  },
  errorsColumn,
  costColumn,
  tokensColumn,
  customerColumn,
];

/** Pieces of work of several steps, the newest first. */
export function TracesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <LogGroupsPage
      title="Traces"
      groups={traces}
      columns={columns}
      search={search}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }) })}
      onOpen={({ trace_unique_id }) => void navigate({ to: "/traces/$traceId", params: { traceId: trace_unique_id } })}
      empty={
        <EmptyState icon={Waypoints} title="No traces match">
          Logs that share a <code>trace_unique_id</code> are one trace. Try a longer time range or fewer filters.
        </EmptyState>
      }
    />
  );
}
