import type { KeyboardEvent } from "react";

interface RowKeys {
  count: number;
  active: number;
  /** How many rows a Page key moves by. */
  pageRows: number;
  move: (index: number) => void;
  open: (index: number) => void;
}

/** The keys of a table, for a row that has the focus. */
export function useRowKeys({ count, active, pageRows, move, open }: RowKeys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      j: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      PageDown: active + pageRows,
      PageUp: active - pageRows,
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) move(Math.max(0, Math.min(count - 1, target)));
    else if (event.key === "Enter") open(active);
    else return;
    event.preventDefault();
  };
}
