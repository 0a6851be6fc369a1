import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import { Skeleton } from "../skeleton.tsx";
import { type Column, rowHeight } from "./column.ts";
import { ColumnHeader } from "./column-header.tsx";
import { DataRow } from "./data-row.tsx";
import { SelectAll } from "./select-all.tsx";
import { selectBetween, toggleRow } from "./selection.ts";
import { useActiveRow } from "./use-active-row.ts";
import { rowAfterKey } from "./row-after-key.ts";
import { useColumnSizes } from "./use-column-sizes.ts";

/** What can be asked of a table that is shown. */
export interface DataTableHandle {
  scrollToTop: () => void;
  /** Goes to the next row (1) or the one before (-1), and gives it the focus when the table has it. */
  step: (by: number) => void;
  /** Gives the focus to the row that had it last. */
  focus: () => void;
}

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

/** Rows before the end at which more are asked for. */
const rowsAhead = 40;

/**
 * A table of any length of which only what is seen is in the page. Arrows, `j`, `k`, Home, End and Page keys move; Enter opens; Space selects, with
 * Shift all rows since the last one.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, onOpen, openId, selected, onSelect, count, onEnd, onTop, footer } = props;
  const { loading = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<string>(undefined);
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const [active, setActive] = useActiveRow(ids);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();

  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && rows.length > 0 && last >= rows.length - rowsAhead) onEnd();
  }, [last, rows.length, onEnd]);
  const isAtTop = (virtual.scrollOffset ?? 0) < rowHeight;
  useEffect(() => onTop?.(isAtTop), [isAtTop, onTop]);

  const move = (index: number, focus: boolean) => {
    setActive(index);
    virtual.scrollToIndex(index);
    if (openId !== undefined) onOpen?.(rows[index]!);
    if (focus) focusRow(index);
  };
  /** A row that was out of sight is in the page by the next frame. */
  const focusRow = (index: number) =>
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  const select = (index: number, isRange: boolean) => {
    if (!onSelect || !selected) return;
    const from = anchor.current === undefined ? -1 : ids.indexOf(anchor.current);
    if (isRange && from >= 0) onSelect(selectBetween(selected, ids, [from, index]));
    else onSelect(toggleRow(selected, ids[index]!));
    anchor.current = ids[index];
  };
  useImperativeHandle(props.ref, () => ({
    scrollToTop: () => virtual.scrollToOffset(0),
    step(by) {
      if (rows.length === 0) return;
      const hasFocus = scroller.current!.contains(document.activeElement);
      move(Math.max(0, Math.min(rows.length - 1, active + by)), hasFocus);
    },
    focus: () => focusRow(active),
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    // The active row, not the one that has the focus: that follows a frame later, and keys come faster.
    if ((event.target as Element).getAttribute("role") !== "row") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pageRows = Math.max(1, Math.floor(scroller.current!.clientHeight / rowHeight) - 2);
    const next = rowAfterKey(event.key, { index: active, pageRows, count: rows.length });
    if (next !== undefined) move(next, true);
    else if (event.key === "Enter") onOpen?.(rows[active]!);
    else if (event.key === " " && onSelect) select(active, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const index = indexOf(event);
    if (index === undefined) return;
    const target = event.target as Element;
    if (target.closest("[data-select]")) select(index, event.shiftKey);
    else if (!target.closest("a, button, input")) onOpen?.(rows[index]!);
  };
  const onFocus = (event: FocusEvent) => {
    const index = indexOf(event);
    if (index !== undefined && index !== active) setActive(index);
  };

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
      <div
        role="rowgroup"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
        className="relative outline-hidden"
        style={{ height: virtual.getTotalSize(), minWidth }}
      >
        {items.map(({ index }) => (
          <DataRow
            key={ids[index]}
            row={rows[index]!}
            index={index}
            columns={columns}
            gridTemplateColumns={gridTemplateColumns}
            isActive={index === active}
            isOpen={openId === undefined ? undefined : ids[index] === openId}
            isSelected={isSelectable ? (selected?.has(ids[index]!) ?? false) : undefined}
            isPressable={onOpen !== undefined}
          />
        ))}
      </div>
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

/** The row that an event is about. */
function indexOf({ target }: { target: EventTarget }): number | undefined {
  const row = (target as Element).closest<HTMLElement>("[data-index]");
  return row ? Number(row.dataset["index"]) : undefined;
}
