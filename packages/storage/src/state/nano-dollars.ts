/** The nano-dollars of an amount in dollars. */
export const nanoOf = (dollars: number): bigint => BigInt(Math.round(dollars * 1e9));

/** As near as a JavaScript number comes. */
export const dollarsOf = (nano: bigint): number => Number(nano) / 1e9;

/**
 * What a customer is billed for a cost in nano-dollars: with the markup, rounded to whole ones.
 *
 * @throws RangeError when the cost is no whole number of 0 or more
 */
export function billed(cost: number, markup_percentage: number): bigint {
  if (!Number.isSafeInteger(cost) || cost < 0)
    throw new RangeError(`Money is a whole number of nano-dollars, 0 or more, not ${cost}.`);
  // Percentages are exact to their sixth decimal.
  const millionths = BigInt(Math.round((100 + markup_percentage) * 1e6));
  return (BigInt(cost) * millionths + 50_000_000n) / 100_000_000n;
}
