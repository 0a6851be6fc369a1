/** Where the parts of each bar end when they stand on one another: of every series its own numbers and those below. */
export function stack(series: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const tops: (number | null)[][] = [];
  let below: readonly (number | null)[] = [];
  for (const values of series) {
    const top = values.map((value, bucket) => {
      const under = below[bucket] ?? null;
      return value === null && under === null ? null : (value ?? 0) + (under ?? 0);
    });
    tops.push(top);
    below = top;
  }
  return tops;
}
