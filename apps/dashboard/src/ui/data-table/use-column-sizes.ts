import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { useKept } from "../use-kept.ts";
import type { Column } from "./column.ts";

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const noRows: never[] = [];
const narrowest = 56;
const widest = 1200;
const checkboxWidth = 40;

/** How wide one column is, and how to change that. */
export interface ColumnSize {
  width: number;
  /** Begins to follow the pointer. */
  onDrag: (event: unknown) => void;
  isDragged: boolean;
  /** Makes it wider, or narrower, by some pixels; undefined for the width of the beginning. */
  resizeBy: (pixels: number | undefined) => void;
}

/** How the columns of a table stand: a reader's widths are kept in this browser. */
export function useColumnSizes<Row>(columns: readonly Column<Row>[], name: string, isSelectable: boolean) {
  const [kept, keep] = useKept(`widths.${name}`);
  const [sizes, setSizes] = useState(() => readSizes(kept));
  const definitions = useMemo(
    () => columns.map(({ id, size }) => ({ id, size, minSize: narrowest, maxSize: widest })),
    [columns],
  );
  const change = (changed: Record<string, number>) => {
    setSizes(changed);
    keep(JSON.stringify(changed));
  };
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: "onChange",
    state: { columnSizing: sizes },
    onColumnSizingChange: (update) => change(typeof update === "function" ? update(sizes) : update),
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const widths = headers.map(({ column }) => column.getSize());
  const tracks = columns.map(({ id, grow }, index) =>
    // A width that was chosen stays.
    grow && sizes[id] === undefined ? `minmax(${widths[index]}px, 1fr)` : `${widths[index]}px`,
  );
  const first = isSelectable ? [`${checkboxWidth}px`] : [];
  return {
    gridTemplateColumns: [...first, ...tracks].join(" "),
    minWidth: widths.reduce((sum, width) => sum + width, isSelectable ? checkboxWidth : 0),
    sizes: headers.map((header, index): ColumnSize => ({
      width: widths[index]!,
      onDrag: header.getResizeHandler(),
      isDragged: header.column.getIsResizing(),
      resizeBy(pixels) {
        const { [header.column.id]: _, ...others } = sizes;
        const width = Math.max(narrowest, Math.min(widest, widths[index]! + (pixels ?? 0)));
        change(pixels === undefined ? others : { ...others, [header.column.id]: width });
      },
    })),
  };
}

function readSizes(kept: string | null): Record<string, number> {
  try {
    const given: unknown = JSON.parse(kept ?? "{}");
    const sizes = Object.entries(Object(given) as Record<string, unknown>);
    return Object.fromEntries(sizes.filter((each): each is [string, number] => Number.isFinite(each[1])));
  } catch {
    return {};
  }
}
