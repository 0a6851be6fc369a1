import { type ReactNode, type Ref, useMemo, useRef } from "react";
import { Skeleton } from "../skeleton.tsx";
import type { Column } from "./column.ts";
import { ColumnHeader } from "./column-header.tsx";
import { SelectAll } from "./select-all.tsx";
import { type DataTableHandle, TableBody } from "./table-body.tsx";
import { useColumnSizes } from "./use-column-sizes.ts";

interface DataTableProps<Row> {
  ref?: Ref<DataTableHandle>;
  /** What the table holds, read out first. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  /** The row that is open beside the table; moving on opens the next. */
  openId?: string | undefined;
  /** Ids of selected rows; with `onSelect`, rows can be selected. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** Rows on all pages, where known. */
  count?: number | undefined;
  /** Called as the end comes near. */
  onEnd?: () => void;
  /** Called as the reader leaves the first row, and comes back to it. */
  onTop?: (isAtTop: boolean) => void;
  /** More rows are on their way. */
  loading?: boolean;
  /** As in the API: the field, with `-` before it for descending. */
  sortBy?: string | undefined;
  onSort?: (sortBy: string) => void;
  /** In the place of rows when there are none. */
  empty: ReactNode;
  /** Below the last row, as an error that ended the list. */
  footer?: ReactNode;
}

/**
 * A table of any length of which only what is seen is in the page. Arrows, `j`, `k`, Home, End and Page keys move; Enter opens; Space selects, with
 * Shift all rows since the last one.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, selected, onSelect, count, footer, loading = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const isSelectable = onSelect !== undefined;
  const { gridTemplateColumns, minWidth, sizes } = useColumnSizes(columns, label, isSelectable);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={(count ?? rows.length) + 1}
      aria-multiselectable={isSelectable}
      aria-busy={loading}
      className="min-h-0 flex-1 overflow-auto"
    >
      <div role="rowgroup" className="sticky top-0 z-10" style={{ minWidth }}>
        <div
          role="row"
          className="grid border-b bg-muted text-xs text-muted-foreground"
          style={{ gridTemplateColumns }}
        >
          {onSelect && selected && <SelectAll ids={ids} selected={selected} onSelect={onSelect} />}
          {columns.map((column, index) => (
            <ColumnHeader
              key={column.id}
              column={column}
              size={sizes[index]!}
              sortBy={props.sortBy}
              onSort={props.onSort}
            />
          ))}
        </div>
      </div>
      {rows.length === 0 && !loading && <div className="sticky left-0">{props.empty}</div>}
      <TableBody
        ref={props.ref}
        scroller={scroller}
        columns={columns}
        gridTemplateColumns={gridTemplateColumns}
        minWidth={minWidth}
        rows={rows}
        ids={ids}
        onOpen={props.onOpen}
        openId={props.openId}
        selected={selected}
        onSelect={onSelect}
        onEnd={props.onEnd}
        onTop={props.onTop}
      />
      {loading && (
        <div role="status" aria-label="Loading" className="sticky left-0 flex flex-col gap-3 p-3">
          {Array.from({ length: rows.length === 0 ? 12 : 2 }, (_, index) => (
            <Skeleton key={index} className="h-4" />
          ))}
        </div>
      )}
      {footer && <div className="sticky left-0 p-3">{footer}</div>}
    </div>
  );
}
