import { type JsonObject, objectsOf } from "../json.ts";
import type { Reading } from "../reading.ts";

const number = /^\d{1,4}$/;

/** Longest list that is put together from attributes. */
const longest = 10_000;

/**
 * Puts together what was spread over attributes such as `gen_ai.prompt.0.content` or `llm.input_messages.0.message.role`.
 *
 * @param names The attributes below the prefix, each without it: `0.content`.
 */
function gather(entries: Iterable<[name: string, value: unknown]>): unknown[] {
  const root = Object.create(null) as JsonObject;
  for (const [name, value] of entries) {
    const path = name.split(".");
    const last = path.pop()!;
    const holder = path.reduce<JsonObject>((object, step) => {
      const next = Object.hasOwn(object, step) ? object[step] : undefined;
      if (typeof next === "object" && next !== null) return next as JsonObject;
      return (object[step] = Object.create(null) as JsonObject);
    }, root);
    holder[last] = value;
  }
  const list = withLists(root);
  return Array.isArray(list) ? list : [];
}

/** Objects whose keys are all numbers are lists. */
function withLists(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const isList = entries.length > 0 && entries.every(([key]) => number.test(key) && Number(key) < longest);
  if (isList) return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, each]) => withLists(each));
  return Object.fromEntries(entries.map(([key, each]) => [key, withLists(each)]));
}

/** Takes the attributes below a prefix, when the items they make up have found their place. */
export function takeIndexed(reading: Reading, prefix: string, place: (items: JsonObject[]) => boolean): void {
  const names = [...reading.left.keys()].filter((name) => name.startsWith(prefix));
  if (names.length === 0) return;
  const items = objectsOf(gather(names.map((name) => [name.slice(prefix.length), reading.get(name)])));
  if (items.length > 0 && place(items)) for (const name of names) reading.take(name);
}
