interface Weighted {
  readonly weight: number;
}

/**
 * Draws all of a list by weight, without putting back: the first is the one chosen, the others follow as its stand-ins.
 *
 * @param random Answers a number from 0 up to 1, each time another.
 */
export function orderByWeight<Item extends Weighted>(items: readonly Item[], random: () => number): Item[] {
  const left = [...items];
  const order: Item[] = [];
  while (left.length > 0) {
    let point = random() * left.reduce((sum, { weight }) => sum + weight, 0);
    // Rounding may carry the point past the end: the last one stands for it.
    const found = left.findIndex(({ weight }) => (point -= weight) < 0);
    order.push(...left.splice(found === -1 ? left.length - 1 : found, 1));
  }
  return order;
}
