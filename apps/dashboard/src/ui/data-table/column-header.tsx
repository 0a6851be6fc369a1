import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { cn } from "../class-names.ts";
import type { Column } from "./column.ts";
import type { ColumnSize } from "./use-column-sizes.ts";

interface ColumnHeaderProps<Row> {
  column: Column<Row>;
  size: ColumnSize;
  sortBy: string | undefined;
  onSort: ((sortBy: string) => void) | undefined;
}

/** The head of a column; one that can be sorted is a button, at first descending. Its edge makes it wider. */
export function ColumnHeader<Row>({ column, size, sortBy, onSort }: ColumnHeaderProps<Row>) {
  const { header, align, sortBy: field } = column;
  const frame = cn("flex h-8 w-full min-w-0 items-center gap-1 px-3 font-medium", align === "end" && "justify-end");
  const title = <span className="truncate">{header}</span>;
  const edge = <Edge header={header} size={size} />;
  // Without it, the width would be read out as a part of the name.
  const name = typeof header === "string" ? header : undefined;
  if (field === undefined || !onSort)
    return (
      <div role="columnheader" aria-label={name} className="relative min-w-0">
        <div className={frame}>{title}</div>
        {edge}
      </div>
    );
  const order = { [field]: "ascending", [`-${field}`]: "descending" } as const;
  const sorted = order[sortBy ?? ""];
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <div role="columnheader" aria-label={name} aria-sort={sorted} className="relative min-w-0">
      <button
        type="button"
        onClick={() => onSort(sorted === "descending" ? field : `-${field}`)}
        className={cn(frame, "-outline-offset-2 hover:text-foreground", sorted && "text-foreground")}
      >
        {title}
        {sorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
      </button>
      {edge}
    </div>
  );
}

/** Pixels that an arrow key moves an edge by. */
const step = 16;

/** The end of a column's head: dragged, or moved by arrows; a double click and Backspace give the width of the beginning. */
function Edge({ header, size }: { header: ReactNode; size: ColumnSize }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") size.resizeBy(step);
    else if (event.key === "ArrowLeft") size.resizeBy(-step);
    else if (event.key === "Backspace") size.resizeBy(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="slider"
      aria-orientation="horizontal"
      aria-label={typeof header === "string" ? `Width of ${header}` : "Width"}
      aria-valuenow={size.width}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseDown={size.onDrag}
      onTouchStart={size.onDrag}
      onDoubleClick={() => size.resizeBy(undefined)}
      // Its bar is thin, but a finger can hit it: half of it lies in the empty start of the next head, of which the last column has none.
      className={cn(
        "absolute inset-y-1 -right-3 z-10 w-6 cursor-col-resize touch-none [:last-child>&]:right-0",
        "before:absolute before:inset-y-0 before:left-1/2 before:w-1.5 before:-translate-x-1/2 before:rounded hover:before:bg-ring/60 focus-visible:before:bg-ring",
        size.isDragged && "before:bg-ring",
      )}
    />
  );
}
