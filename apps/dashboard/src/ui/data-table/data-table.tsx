import { columnSizingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { cn } from "../class-names.ts";
import { Skeleton } from "../skeleton.tsx";
import { ColumnHeader } from "./column-header.tsx";
import { useRowKeys } from "./use-row-keys.ts";

const features = tableFeatures({ columnSizingFeature });

/** One column of a table. */
export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Width in pixels. */
  size: number;
  /** Takes a share of the width that is left. @default false */
  grow?: boolean;
  /** Numbers stand at the end. @default "start" */
  align?: "start" | "end";
  /** What the API sorts by for this column; without it the column cannot be sorted. */
  sortBy?: string;
}

interface DataTableProps<Row> {
  /** What the table holds, read out first. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  /** The row that is open beside the table. */
  openId?: string | undefined;
  /** Rows on all pages, where known. */
  count?: number | undefined;
  /** Called as the end comes near. */
  onEnd?: () => void;
  /** More rows are on their way. */
  loading?: boolean;
  /** As in the API: the field, with `-` before it for descending. */
  sortBy?: string | undefined;
  onSort?: (sortBy: string) => void;
  /** In the place of rows when there are none. */
  empty: ReactNode;
}

const rowHeight = 36;

/** A table of any length of which only what is seen is in the page. Arrows, Home, End and Page keys move; Enter opens. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, onOpen, openId, count, onEnd, loading = false, empty } = props;
  const definitions = useMemo(
    () =>
      columns.map(({ id, size, cell }) => ({
        id,
        size,
        cell: ({ row }: { row: { original: Row } }) => cell(row.original),
      })),
    [columns],
  );
  const table = useTable({ features, columns: definitions, data: rows, getRowId: rowId });
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const models = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && models.length > 0 && last >= models.length - 20) onEnd();
  }, [last, models.length, onEnd]);
  const onKeyDown = useRowKeys({
    count: models.length,
    active,
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    move(index) {
      setActive(index);
      virtual.scrollToIndex(index);
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
    },
    open: (index) => onOpen?.(models[index]!.original),
  });
  const width = columns.reduce((sum, { size }) => sum + size, 0);
  const grid = {
    gridTemplateColumns: columns.map(({ size, grow }) => (grow ? `minmax(${size}px, 1fr)` : `${size}px`)).join(" "),
    minWidth: width,
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={(count ?? models.length) + 1}
      aria-busy={loading}
      className="min-h-0 flex-1 overflow-auto"
    >
      <div role="rowgroup" className="sticky top-0 z-10">
        <div role="row" className="grid border-b bg-muted text-xs text-muted-foreground" style={grid}>
          {columns.map((column) => (
            <ColumnHeader key={column.id} column={column} sortBy={props.sortBy} onSort={props.onSort} />
          ))}
        </div>
      </div>
      {models.length === 0 && !loading && <div className="sticky left-0">{empty}</div>}
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize(), minWidth: width }}>
        {items.map(({ index, start }) => {
          const row = models[index]!;
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={openId === undefined ? undefined : row.id === openId}
              data-index={index}
              tabIndex={index === Math.min(active, models.length - 1) ? 0 : -1}
              onFocus={() => setActive(index)}
              onKeyDown={onKeyDown}
              onClick={onOpen && (() => onOpen(row.original))}
              className={cn(
                "absolute top-0 left-0 grid w-full items-center border-b -outline-offset-2 hover:bg-muted/60",
                onOpen && "cursor-pointer",
                row.id === openId && "bg-accent hover:bg-accent",
              )}
              style={{ ...grid, height: rowHeight, transform: `translateY(${start}px)` }}
            >
              {row.getAllCells().map((cell, position) => (
                <div
                  key={cell.id}
                  role="gridcell"
                  className={cn("truncate px-3", columns[position]?.align === "end" && "text-right tabular")}
                >
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {loading && (
        <div role="status" aria-label="Loading" className="sticky left-0 flex flex-col gap-3 p-3">
          {Array.from({ length: models.length === 0 ? 12 : 2 }, (_, index) => (
            <Skeleton key={index} className="h-4" />
          ))}
        </div>
      )}
    </div>
  );
}
