/** Chance that is the same in every run. */
export interface Random {
  /** From 0 up to 1. */
  next: () => number;
  between: (least: number, most: number) => number;
  chance: (share: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
  /** Mostly near 1, seldom a multiple: as waiting times are. */
  skewed: () => number;
  hex: (digits: number) => string;
}

/** Mulberry32: small, quick, and good enough to look alive. */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + next() * (most - least);
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    skewed: () => Math.exp(between(-0.7, 0.7) + (next() < 0.06 ? between(0.5, 1.6) : 0)),
    hex: (digits) => Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join(""),
  };
}
