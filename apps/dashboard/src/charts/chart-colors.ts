/** The colours of `styles.css` that charts use. */
export type ChartColor =
  | `chart-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | "other"}`
  | "success"
  | "danger"
  | "warning"
  | "muted-foreground";

const palette: readonly ChartColor[] = [
  "chart-1",
  "chart-2",
  "chart-3",
  "chart-4",
  "chart-5",
  "chart-6",
  "chart-7",
  "chart-8",
];

/** The colour of the series at a place. */
export function colorAt(index: number): ChartColor {
  return palette[index % palette.length]!;
}

/** The colour as CSS says it. */
export function cssColor(color: ChartColor): string {
  return `var(--${color})`;
}

/** What a token of `styles.css` is now, for a canvas. */
export function readToken(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
}
