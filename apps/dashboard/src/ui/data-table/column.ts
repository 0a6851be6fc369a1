import type { ReactNode } from "react";

/** One column of a table. Columns that stay the same object are not painted again. */
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

/** Height of every row in pixels: where a row stands is known without measuring it. */
export const rowHeight = 36;

/** Width of the column of checkboxes. */
const checkboxWidth = 40;

/** How the cells of all rows stand, the head's too. */
export function columnLayout(columns: readonly Column<never>[], selectable: boolean) {
  const widths = columns.map(({ size, grow }) => (grow ? `minmax(${size}px, 1fr)` : `${size}px`));
  const sum = columns.reduce((sum, { size }) => sum + size, 0);
  return {
    gridTemplateColumns: [...(selectable ? [`${checkboxWidth}px`] : []), ...widths].join(" "),
    minWidth: sum + (selectable ? checkboxWidth : 0),
  };
}
