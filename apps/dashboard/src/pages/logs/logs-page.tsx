import type { Log } from "@kai/schema/log";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSession } from "../../api/session.ts";
import { useKept } from "../../ui/use-kept.ts";
import { formatCount } from "../../format/format-count.ts";
import { changeTime, logSearchOf } from "../../search/log-search.ts";
import { SearchBar } from "../../search/search-bar.tsx";
import { defaultTimeRange } from "../../time-range/time-range.ts";
import { cn } from "../../ui/class-names.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import type { DataTableHandle } from "../../ui/data-table/table-body.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Page } from "../../ui/page.tsx";
import { useShortcuts } from "../../ui/use-shortcuts.ts";
import { BulkBar, type FeedbackChange } from "./bulk-bar.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { logColumn, readColumns } from "./log-columns.tsx";
import { LogPanel } from "./log-panel.tsx";
import { LogsActions, type LogsDialog } from "./logs-actions.tsx";
import type { LogsSearch } from "./logs-search.ts";
import { NoLogs } from "./no-logs.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { countCame, withTail } from "./tail-buffer.ts";
import { TailStatus } from "./tail-status.tsx";
import { useLogs } from "./use-logs.ts";
import { useTail } from "./use-tail.ts";

const route = getRouteApi("/app/logs");
const rowId = (log: Log) => log.unique_id;

/** Every log that is found, the newest first; one of them open beside. */
export function LogsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { project_id } = useSession();
  const [keptColumns, keepColumns] = useKept(`columns.${project_id}`);
  const columnNames = useMemo(() => readColumns(keptColumns), [keptColumns]);
  const columns = useMemo(() => columnNames.map(logColumn).filter((column) => column !== undefined), [columnNames]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAtTop, setIsAtTop] = useState(true);
  const [dialog, setDialog] = useState<LogsDialog>();
  const table = useRef<DataTableHandle>(null);

  const logs = useLogs(search, columnNames);
  const tail = useTail(search, columnNames, { isFollowing: isAtTop, onGap: logs.askAgain });
  const rows = useMemo(() => withTail(tail.buffer, logs.rows), [tail.buffer, logs.rows]);
  const came = useMemo(() => countCame(tail.buffer, logs.rows), [tail.buffer, logs.rows]);
  const count = logs.count === undefined ? undefined : logs.count + came;

  const change = useCallback(
    (change: Partial<LogsSearch>, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace }),
    [navigate],
  );
  const { open } = search;
  const openLog = useCallback((log: Log) => change({ open: log.unique_id }, open !== undefined), [change, open]);
  const close = () => {
    change({ open: undefined });
    table.current?.focus();
  };
  const askAgain = () => {
    tail.forget();
    logs.askAgain();
  };
  /** New logs stand above the newest: the list must end now, and begin with it. */
  const toggleLive = () => {
    if (!search.live) askAgain();
    const fitting = { sort: undefined, ...(search.from && changeTime(defaultTimeRange)) };
    change(search.live ? { live: undefined } : { live: true, ...fitting });
  };
  const onChanged = (ids: ReadonlySet<string>, given: FeedbackChange) => {
    const changeOf = (log: Log) => (ids.has(log.unique_id) ? ({ ...log, ...given } as Log) : log);
    logs.change(changeOf);
    tail.change(changeOf);
  };
  useShortcuts({
    "/": () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
    "?": () => setDialog("keys"),
    j: () => table.current?.step(1),
    k: () => table.current?.step(-1),
    l: toggleLive,
    r: askAgain,
    ...(open !== undefined && { Escape: close }),
  });

  const question = JSON.stringify(logSearchOf(search));
  useEffect(() => setSelected(new Set()), [question]);
  const { answeredAt } = logs;
  useEffect(() => {
    if (answeredAt !== undefined) table.current?.scrollToTop();
  }, [answeredAt]);

  const retryMessage = logs.error && <ErrorMessage error={logs.error} retry={logs.retry} />;
  return (
    <Page
      title="Logs"
      fill
      description={<Found count={count} isOld={logs.isOld} isLive={search.live === true} />}
      actions={
        <LogsActions
          search={search}
          columns={columnNames}
          onColumns={(columns) => keepColumns(columns && JSON.stringify(columns))}
          onLive={toggleLive}
          onAskAgain={askAgain}
          onDialog={setDialog}
        />
      }
      toolbar={
        // What ended is not followed.
        <SearchBar search={search} onChange={(given) => change(given.to ? { ...given, live: undefined } : given)} />
      }
    >
      <div className="flex min-h-0 flex-1">
        <div
          className={cn(
            "flex min-w-0 flex-1 flex-col transition-opacity",
            // An answer that takes long is told from the one that is still shown.
            logs.isOld ? "opacity-60 delay-300" : "",
          )}
        >
          {selected.size > 0 && <BulkBar selected={selected} onSelect={setSelected} onChanged={onChanged} />}
          <TailStatus
            buffer={tail.buffer}
            error={tail.error}
            onShow={() => {
              tail.show();
              table.current?.scrollToTop();
            }}
            onReconnect={tail.reconnect}
            onAskAgain={askAgain}
          />
          {retryMessage && rows.length > 0 && logs.isOld && <div className="border-b p-2">{retryMessage}</div>}
          <DataTable
            ref={table}
            label="Logs"
            columns={columns}
            rows={rows}
            rowId={rowId}
            onOpen={openLog}
            openId={open}
            selected={selected}
            onSelect={setSelected}
            count={count}
            loading={logs.isFetching}
            onEnd={logs.more}
            onTop={setIsAtTop}
            sortBy={search.sort ?? "-timestamp"}
            onSort={(sort) => change({ sort: sort === "-timestamp" ? undefined : sort, live: undefined })}
            empty={!logs.error && <NoLogs search={search} onChange={change} />}
            footer={!logs.isOld && retryMessage}
          />
        </div>
        {open !== undefined && <LogPanel uniqueId={open} onClose={close} onStep={(by) => table.current?.step(by)} />}
      </div>
      <ExportDialog
        open={dialog === "export"}
        onOpenChange={() => setDialog(undefined)}
        selection={logs.selection}
        count={logs.count}
        columns={columnNames}
      />
      <ShortcutsDialog open={dialog === "keys"} onOpenChange={() => setDialog(undefined)} />
    </Page>
  );
}

/** How many logs there are, and whether the answer is still that of the question before. */
function Found({ count, isOld, isLive }: { count: number | undefined; isOld: boolean; isLive: boolean }) {
  if (count === undefined) return null;
  return (
    // Read out as it changes, but for one that grows with each log.
    <span role={isLive ? undefined : "status"} className={isOld ? "opacity-50" : ""}>
      {formatCount(count)} {count === 1 ? "log" : "logs"}
    </span>
  );
}
