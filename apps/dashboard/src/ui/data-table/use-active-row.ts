import { useState } from "react";

/** The row that has, or would get, the focus. It stays the same row when others come before it. */
export function useActiveRow(ids: readonly string[]): [index: number, move: (index: number) => void] {
  const [active, setActive] = useState<{ index: number; id: string | undefined }>({ index: 0, id: undefined });
  const { id } = active;
  let index = Math.max(0, Math.min(active.index, ids.length - 1));
  if (id !== undefined && ids[index] !== id) {
    const found = ids.indexOf(id);
    if (found >= 0) index = found;
    setActive({ index, id: ids[index] });
  }
  return [index, (index) => setActive({ index, id: ids[index] })];
}
