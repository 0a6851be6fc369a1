import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "../class-names.ts";
import type { Column } from "./column.ts";

interface ColumnHeaderProps<Row> {
  column: Column<Row>;
  sortBy: string | undefined;
  onSort: ((sortBy: string) => void) | undefined;
}

/** The head of a column; one that can be sorted is a button, at first descending. */
export function ColumnHeader<Row>({ column, sortBy, onSort }: ColumnHeaderProps<Row>) {
  const { header, align, sortBy: field } = column;
  const frame = cn("flex h-8 min-w-0 items-center gap-1 px-3 font-medium", align === "end" && "justify-end");
  const title = <span className="truncate">{header}</span>;
  if (field === undefined || !onSort)
    return (
      <div role="columnheader" className={frame}>
        {title}
      </div>
    );
  const order = { [field]: "ascending", [`-${field}`]: "descending" } as const;
  const sorted = order[sortBy ?? ""];
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <div role="columnheader" aria-sort={sorted} className="min-w-0">
      <button
        type="button"
        onClick={() => onSort(sorted === "descending" ? field : `-${field}`)}
        className={cn(frame, "w-full -outline-offset-2 hover:text-foreground", sorted && "text-foreground")}
      >
        {title}
        {sorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
      </button>
    </div>
  );
}
