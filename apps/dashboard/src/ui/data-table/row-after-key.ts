interface Place {
  index: number;
  count: number;
  /** How many rows a Page key moves by. */
  pageRows: number;
}

/** The row that a key moves to; none when the key does not move. */
export function rowAfterKey(key: string, { index, count, pageRows }: Place): number | undefined {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    j: index + 1,
    ArrowUp: index - 1,
    k: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: count - 1,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}
