import { type ApiAnswer, listAudit } from "@kai/client/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { formatExactTime, formatTime } from "../../format/format-time.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { type SmallColumn, SmallTable } from "../../ui/small-table.tsx";
import { useKeyName } from "./use-key-name.ts";

type Entry = ApiAnswer<"listAudit">["results"][number];

const pageSize = 100;

/** What administrators did, the newest first. */
export function AuditList() {
  const nameOf = useKeyName();
  const audit = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: async ({ pageParam: before, signal }) =>
      (await listAudit(kai, { limit: pageSize, ...(before !== undefined && { before }) }, { signal })).results,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length === pageSize ? page.at(-1)?.id : undefined),
  });
  const entries = audit.data?.pages.flat();
  const columns: readonly SmallColumn<Entry>[] = [
    {
      header: "Time",
      cell: ({ at }) => (
        <time dateTime={at} title={formatExactTime(at)} className="whitespace-nowrap">
          {formatTime(at)}
        </time>
      ),
    },
    { header: "Who", cell: ({ actor }) => nameOf(actor) ?? <code>{actor}</code> },
    { header: "Did", cell: ({ action }) => <code>{action}</code> },
    { header: "To", cell: ({ target }) => nameOf(target) ?? <code className="break-all">{target}</code> },
    { header: "From", cell: ({ address }) => address ?? "the command line" },
  ];
  if (audit.error && !entries) return <ErrorMessage error={audit.error} retry={() => void audit.refetch()} />;
  if (!entries) return <Loading label="Loading the audit" />;
  if (entries.length === 0)
    return (
      <EmptyState icon={ScrollText} title="Nothing was done yet">
        What administrators do is listed here, for 400 days.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      <SmallTable label="Audit" columns={columns} rows={entries} rowId={({ id }) => id} />
      {audit.error && <ErrorMessage error={audit.error} retry={() => void audit.fetchNextPage()} />}
      {audit.hasNextPage && (
        <Button disabled={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()} className="self-center">
          {audit.isFetchingNextPage ? "Loading…" : "Show older"}
        </Button>
      )}
    </div>
  );
}
