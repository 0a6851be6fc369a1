/** How many values a JSON value has in it, itself too; stops counting at `most`. */
export function countNodes(value: unknown, most: number): number {
  const open: unknown[] = [value];
  let count = 0;
  while (open.length > 0 && count < most) {
    const next = open.pop();
    count += 1;
    if (typeof next !== "object" || next === null) continue;
    // A list of millions must not be spread for the sake of the first few.
    for (const child of Array.isArray(next) ? next.slice(0, most) : Object.values(next)) open.push(child);
  }
  return count;
}
