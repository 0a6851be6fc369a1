import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { formatSeconds } from "../../format/format-seconds.ts";
import { cn } from "../../ui/class-names.ts";
import { rowAfterKey } from "../../ui/data-table/row-after-key.ts";
import type { SpanRow } from "./span-rows.ts";
import type { Interval } from "./span-time.ts";
import { timeTicks } from "./time-ticks.ts";
import { WaterfallRow, waterfallColumns } from "./waterfall-row.tsx";

interface WaterfallProps {
  rows: readonly SpanRow[];
  /** When the trace began. */
  origin: number;
  /** The time that is shown. */
  window: Interval;
  critical: ReadonlySet<string>;
  chosenId: string | undefined;
  onChoose: (uniqueId: string) => void;
  onExpand: (uniqueId: string) => void;
}

const rowHeight = 32;

/** The spans of a trace as a tree, each with its bar on a common time axis. Arrows move, expand and collapse; Enter chooses. */
export function Waterfall({ rows, origin, window, critical, chosenId, onChoose, onExpand }: WaterfallProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState(chosenId);
  const rowOf = (uniqueId: string | undefined) => rows.findIndex(({ span }) => span.unique_id === uniqueId);
  const active = Math.max(0, rowOf(activeId));
  const ticks = useMemo(() => timeTicks(origin, window, chosenId === undefined ? 6 : 3), [origin, window, chosenId]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const reveal = useEffectEvent((uniqueId: string) => {
    const index = rowOf(uniqueId);
    if (index === -1) return;
    setActiveId(uniqueId);
    // The panel beside the rows has just taken of their height, which the virtualizer learns of only later.
    const row = scroller.current?.querySelector(`[data-index="${index}"]`);
    if (row) row.scrollIntoView({ block: "nearest" });
    else virtual.scrollToIndex(index, { align: "center" });
  });
  useEffect(() => {
    if (chosenId !== undefined) reveal(chosenId);
  }, [chosenId]);
  const move = (index: number) => {
    setActiveId(rows[index]!.span.unique_id);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  };
  /** The row that an arrow to the side leads to, when there is nothing to expand or collapse. */
  const rowBeside = (row: SpanRow, opens: boolean): number | undefined => {
    if (row.descendants > 0 && row.expanded !== opens) {
      onExpand(row.span.unique_id);
      return undefined;
    }
    if (!opens) return row.parent;
    return row.descendants > 0 ? active + 1 : undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[active];
    if (!row || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const pageRows = Math.max(1, Math.floor(scroller.current!.clientHeight / rowHeight) - 2);
    const isSideways = key === "ArrowRight" || key === "ArrowLeft";
    const next = isSideways
      ? rowBeside(row, key === "ArrowRight")
      : rowAfterKey(key, { index: active, count: rows.length, pageRows });
    if (next !== undefined) move(next);
    else if (key === "Enter" || key === " ") onChoose(row.span.unique_id);
    else if (!isSideways) return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label="Spans"
      aria-rowcount={rows.length + 1}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto"
    >
      <div role="rowgroup" className="sticky top-0 z-10">
        <div
          role="row"
          className={cn(waterfallColumns, "h-8 items-center border-b bg-muted text-xs text-muted-foreground")}
        >
          <div role="columnheader" className="px-2 font-medium">
            Span
          </div>
          <div role="columnheader" className="px-2 text-right font-medium">
            Duration
          </div>
          <div role="columnheader" className="hidden px-2 text-right font-medium md:block">
            Tokens
          </div>
          <div role="columnheader" className="hidden px-2 text-right font-medium md:block">
            Cost
          </div>
          <div role="columnheader" className="relative mx-2 h-full overflow-hidden">
            <span className="sr-only">Time since the trace began</span>
            {ticks.map(({ at, elapsed }, index) => (
              <span
                key={elapsed}
                aria-hidden
                className={cn(
                  "absolute top-2 pl-1 whitespace-nowrap tabular",
                  at > 0.93 && "-translate-x-full pr-1",
                  index % 2 === 1 && "hidden md:inline",
                )}
                style={{ left: `${at * 100}%` }}
              >
                {formatSeconds(elapsed / 1000)}
              </span>
            ))}
          </div>
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        <div aria-hidden className={cn(waterfallColumns, "pointer-events-none absolute inset-0")}>
          <div className="relative col-start-3 mx-2 md:col-start-5">
            {ticks.map(({ at, elapsed }) => (
              <span key={elapsed} className="absolute h-full border-l" style={{ left: `${at * 100}%` }} />
            ))}
          </div>
        </div>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!;
          const id = row.span.unique_id;
          return (
            <WaterfallRow
              key={id}
              row={row}
              window={window}
              critical={critical.has(id)}
              chosen={id === chosenId}
              onExpand={onExpand}
              aria-rowindex={index + 2}
              data-index={index}
              tabIndex={index === active ? 0 : -1}
              onFocus={() => setActiveId(id)}
              onKeyDown={onKeyDown}
              onClick={() => onChoose(id)}
              className="absolute top-0 left-0 scroll-mt-8"
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            />
          );
        })}
      </div>
    </div>
  );
}
