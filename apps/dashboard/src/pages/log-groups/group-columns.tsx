import { labelOf } from "@kai/schema/fields";
import { absent } from "../../format/absent.ts";
import { formatCompactCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import type { Column } from "../../ui/data-table/column.ts";
import { ErrorCount } from "./error-count.tsx";

/** How the counts of every group of logs stand. */
export const number = { align: "end", size: 84 } as const;

export const customerColumn: Column<{ customer_identifier: string | null }> = {
  id: "customer",
  header: labelOf("customer_identifier"),
  size: 140,
  cell: ({ customer_identifier }) => customer_identifier ?? absent,
};

export const errorsColumn: Column<{ error_count: number }> = {
  id: "errors",
  header: "Errors",
  ...number,
  sortBy: "error_count",
  cell: ({ error_count }) => <ErrorCount count={error_count} />,
};

export const costColumn: Column<{ total_cost: number }> = {
  id: "cost",
  header: "Cost",
  align: "end",
  size: 124,
  sortBy: "total_cost",
  cell: ({ total_cost }) => formatDollars(total_cost),
};

export const tokensColumn: Column<{ total_tokens: number }> = {
  id: "tokens",
  header: "Tokens",
  ...number,
  sortBy: "total_tokens",
  cell: ({ total_tokens }) => formatCompactCount(total_tokens),
};
