import type { Value } from "./jinja.ts";

/** Lists and objects do not change once they are there. */
const known = new WeakMap<Value, number>();

/** How many characters and members a value of a template has, counting those that it holds several times as often. */
export function sizeOf(value: Value, most: number): number {
  const inner = value.value;
  if (typeof inner === "string") return inner.length;
  // A namespace changes; what is put into it was counted when it was made.
  if (typeof inner !== "object" || inner === null || value.type === "NamespaceValue") return 1;
  const told = known.get(value);
  if (told !== undefined) return told;
  let size = 1;
  for (const each of (inner as Value[] | Map<string, Value>).values()) {
    size += sizeOf(each, most);
    if (size > most) break;
  }
  known.set(value, size);
  return size;
}
