import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** One column of a small table. */
export interface SmallColumn<Row> {
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. @default "start" */
  align?: "start" | "end";
  /** Has no words in its head: said to those who do not see. */
  headerHidden?: boolean;
}

/** A table of few rows, all of them in the page. Long ones are `DataTable`s. */
export function SmallTable<Row>({
  label,
  columns,
  rows,
  rowId,
}: {
  /** What the table holds, read out first. */
  label: string;
  columns: readonly SmallColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
}) {
  return (
    // Scrolled by keys too. What only screen readers see is placed in it, so that it scrolls along.
    <div role="region" aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-lg border">
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b bg-muted text-left text-xs text-muted-foreground">
            {columns.map(({ header, align, headerHidden }, index) => (
              <th key={index} className={cn("h-8 px-3 font-medium whitespace-nowrap", align === "end" && "text-right")}>
                {headerHidden ? <span className="sr-only">{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className="border-b bg-card last:border-b-0">
              {columns.map(({ cell, align }, index) => (
                <td key={index} className={cn("h-10 px-3", align === "end" && "text-right tabular")}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
