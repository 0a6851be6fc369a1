import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import { type Column, rowHeight } from "./column.ts";
import { DataRow } from "./data-row.tsx";
import { rowAfterKey } from "./row-after-key.ts";
import { selectBetween, toggleRow } from "./selection.ts";
import { useActiveRow } from "./use-active-row.ts";

/** What can be asked of a table that is shown. */
export interface DataTableHandle {
  scrollToTop: () => void;
  /** Goes to the next row (1) or the one before (-1), and gives it the focus when the table has it. */
  step: (by: number) => void;
  /** Gives the focus to the row that had it last. */
  focus: () => void;
}

interface TableBodyProps<Row> {
  ref: Ref<DataTableHandle> | undefined;
  scroller: RefObject<HTMLDivElement | null>;
  columns: readonly Column<Row>[];
  gridTemplateColumns: string;
  minWidth: number;
  rows: readonly Row[];
  /** Of each row. */
  ids: readonly string[];
  onOpen: ((row: Row) => void) | undefined;
  openId: string | undefined;
  selected: ReadonlySet<string> | undefined;
  onSelect: ((selected: ReadonlySet<string>) => void) | undefined;
  onEnd: (() => void) | undefined;
  onTop: ((isAtTop: boolean) => void) | undefined;
}

/** Rows before the end at which more are asked for. */
const rowsAhead = 40;

/** The rows that are seen, and a few more. Only this is painted again as one scrolls. */
export function TableBody<Row extends object>(props: TableBodyProps<Row>) {
  const { scroller, columns, gridTemplateColumns, minWidth, rows, ids } = props;
  const { onOpen, openId, selected, onSelect, onEnd, onTop } = props;
  const anchor = useRef<string>(undefined);
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

  return (
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
          isSelected={onSelect && (selected?.has(ids[index]!) ?? false)}
          isPressable={onOpen !== undefined}
        />
      ))}
    </div>
  );
}

/** The row that an event is about. */
function indexOf({ target }: { target: EventTarget }): number | undefined {
  const row = (target as Element).closest<HTMLElement>("[data-index]");
  return row ? Number(row.dataset["index"]) : undefined;
}
