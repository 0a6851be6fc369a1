import type { ReactNode } from "react";

/** One column of a table. While it stays the same object, its cells are not painted again. */
export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Width in pixels, until a reader chooses another. */
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
