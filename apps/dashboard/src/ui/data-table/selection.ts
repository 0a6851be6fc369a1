/** Adds a row to those that are selected, or takes it from them. */
export function toggleRow(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const changed = new Set(selected);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** Selects or leaves all rows between two, both included, as the first of them is: what Shift does. */
export function selectBetween(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  [anchor, index]: readonly [number, number],
): ReadonlySet<string> {
  const isSelected = selected.has(ids[anchor]!);
  const between = ids.slice(Math.min(anchor, index), Math.max(anchor, index) + 1);
  const changed = new Set(selected);
  for (const id of between) {
    if (isSelected) changed.add(id);
    else changed.delete(id);
  }
  return changed;
}

/** How many of the rows are selected. */
export function selectedShare(selected: ReadonlySet<string>, ids: readonly string[]): "none" | "some" | "all" {
  if (selected.size === 0 || ids.length === 0) return "none";
  const count = ids.reduce((sum, id) => sum + (selected.has(id) ? 1 : 0), 0);
  if (count === 0) return "none";
  return count === ids.length ? "all" : "some";
}
