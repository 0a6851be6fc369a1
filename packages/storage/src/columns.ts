import type { Kind } from "@kai/schema";
import {
  type FilterStyle,
  flagStyle,
  jsonStyle,
  listStyle,
  mapStyle,
  numberStyle,
  textStyle,
  timeStyle,
} from "./filters/filter-style.ts";
import { readTime } from "./times.ts";

/** A skip index: what its name ends in, and what it holds. */
interface SkipIndex {
  readonly suffix: string;
  readonly expression: (column: string) => string;
  readonly type: string;
  readonly granularity: number;
}

/** How values of one kind are kept, asked for and read. */
interface ColumnKind {
  /** ClickHouse's type, spelled as `system.columns` spells it. */
  readonly type: string;
  readonly codec: string;
  readonly indexes?: readonly SkipIndex[];
  readonly filter: FilterStyle;
  /** The value as the column's JSON. Never called without a value. */
  readonly write: (value: unknown) => unknown;
  /** The column's JSON as the value; `null` when there was none. */
  readonly read: (stored: unknown) => unknown;
}

const asIs = (value: unknown) => value;
// Halves of a surrogate pair, which cut text has, are no valid JSON for ClickHouse.
const wellFormed = (value: unknown) => (value as string).toWellFormed();
const entries = (value: unknown) => Object.entries(value as Record<string, unknown>);

const bloom = (suffix: string, expression: SkipIndex["expression"]): SkipIndex => ({
  suffix,
  expression,
  type: "bloom_filter(0.01)",
  // All of them are looked through for what is in one place: fewer are sooner.
  granularity: 4,
});

const text = {
  type: "String",
  codec: "ZSTD(3)",
  filter: textStyle,
  write: wellFormed,
  // An absent string is stored as an empty one: a Nullable column would cost more and say no more.
  read: (stored) => (stored === "" ? null : stored),
} satisfies ColumnKind;

const json = {
  ...text,
  filter: jsonStyle,
  // The engine keeps the text of an object or a list as it stands in the row: it is not written twice, as text within text.
  write: (value) => (typeof value === "object" ? value : JSON.stringify(value)),
  read: (stored) => (stored === "" ? null : JSON.parse(stored as string)),
} satisfies ColumnKind;

const number = {
  type: "Nullable(Float64)",
  codec: "LZ4",
  filter: numberStyle,
  write: asIs,
  read: asIs,
} satisfies ColumnKind;

const wholeNumber = { ...number, type: "Nullable(Int64)" } satisfies ColumnKind;

/**
 * Every kind's column. Numbers, flags and times are Nullable: one that is absent is never 0. What is summed, or filtered without an
 * index, is LZ4: it takes more room than ZSTD, but is read in a fraction of the time.
 */
export const columnOf = {
  identifier: { ...text, codec: "ZSTD(1)", indexes: [bloom("bloom", (column) => column)] },
  label: { ...text, type: "LowCardinality(String)", codec: "LZ4" },
  text,
  json,
  time: {
    type: "Nullable(DateTime64(6, 'UTC'))",
    codec: "Delta(8), LZ4",
    filter: timeStyle,
    write: asIs,
    read: (stored) => (stored === null ? null : readTime(stored as string)),
  },
  count: wholeNumber,
  code: wholeNumber,
  seconds: number,
  dollars: number,
  number,
  flag: { type: "Nullable(Bool)", codec: "LZ4", filter: flagStyle, write: asIs, read: asIs },
  list: {
    type: "Array(String)",
    codec: "ZSTD(1)",
    filter: listStyle,
    write: (value) => (value as string[]).map((item) => item.toWellFormed()),
    read: (stored) => ((stored as string[]).length === 0 ? null : stored),
  },
  // Values keep their types as JSON text, and each key can be filtered and indexed.
  map: {
    type: "Map(String, String)",
    codec: "LZ4",
    indexes: [bloom("keys", (column) => `mapKeys(${column})`), bloom("values", (column) => `mapValues(${column})`)],
    filter: mapStyle,
    write: (value) =>
      Object.fromEntries(
        entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key.toWellFormed(), JSON.stringify(item)]),
      ),
    read: (stored) => {
      const pairs = entries(stored);
      return pairs.length === 0
        ? null
        : Object.fromEntries(pairs.map(([key, item]) => [key, JSON.parse(item as string)]));
    },
  },
} satisfies Record<Kind, ColumnKind> as Record<Kind, ColumnKind>;
