import { memo } from "react";
import { cn } from "../class-names.ts";
import { type Column, rowHeight } from "./column.ts";

export interface DataRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  gridTemplateColumns: string;
  /** The one row that the Tab key comes to. */
  isActive: boolean;
  /** Undefined where no row can be open. */
  isOpen: boolean | undefined;
  /** Undefined where rows cannot be selected. */
  isSelected: boolean | undefined;
  isPressable: boolean;
}

function PlainRow<Row>(props: DataRowProps<Row>) {
  const { row, index, columns, gridTemplateColumns, isActive, isOpen, isSelected, isPressable } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? isOpen}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      className={cn(
        "absolute top-0 left-0 grid w-full items-center border-b contain-content hover:bg-muted/60 focus-visible:-outline-offset-2",
        isPressable && "cursor-pointer",
        isSelected && "bg-accent/60 hover:bg-accent",
        isOpen && "bg-accent hover:bg-accent",
      )}
      style={{ gridTemplateColumns, height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
    >
      {isSelected !== undefined && (
        <div role="gridcell" data-select className="flex h-full items-center justify-center">
          <input type="checkbox" aria-label="Select" tabIndex={-1} checked={isSelected} readOnly className="size-4" />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={cn("truncate px-3", column.align === "end" && "text-right tabular")}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** One row, painted again only when something of its own changed. What is done to it, the table hears. */
export const DataRow = memo(PlainRow) as typeof PlainRow;
