import type { Log } from "@kai/schema/log";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Rows3 } from "lucide-react";
import { useMemo } from "react";
import { kai } from "../../api/kai.ts";
import { environmentParams } from "../../app/environment.ts";
import { toFilters } from "../../search/conditions.ts";
import { type Column, DataTable } from "../../ui/data-table/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Page } from "../../ui/page.tsx";

const route = getRouteApi("/app/logs");
const columns: readonly Column<Log>[] = [
  { id: "timestamp", header: "Time", size: 190, sortBy: "timestamp", cell: (log) => log.timestamp },
  { id: "model", header: "Model", size: 160, cell: (log) => log.model },
  { id: "customer_identifier", header: "Customer", size: 160, cell: (log) => log.customer_identifier },
  { id: "latency", header: "Latency", size: 90, align: "end", sortBy: "latency", cell: (log) => log.latency },
];

/** Every log that is found, the newest first. */
export function LogsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { q, sort = "-timestamp" } = search;
  const logs = useInfiniteQuery({
    queryKey: ["logs", search],
    queryFn: ({ pageParam, signal }) =>
      kai.logs.list(
        {
          ...environmentParams(search),
          filters: toFilters(search.filters ?? [], q),
          sort_by: sort,
          exclude_fields: ["full_request", "full_response"],
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => logs.data?.pages.flatMap((page) => page.results) ?? [], [logs.data]);
  return (
    <Page title="Logs" fill>
      {logs.error ? (
        <ErrorMessage error={logs.error} retry={() => void logs.refetch()} />
      ) : (
        <DataTable
          label="Logs"
          columns={columns}
          rows={rows}
          rowId={(log) => log.unique_id}
          count={logs.data?.pages[0]?.count}
          loading={logs.isFetching}
          onEnd={() => void (logs.hasNextPage && !logs.isFetching && logs.fetchNextPage())}
          sortBy={sort}
          onSort={(sort) => void navigate({ search: (now) => ({ ...now, sort }) })}
          empty={<EmptyState icon={Rows3} title="No logs match" />}
        />
      )}
    </Page>
  );
}
