import { aliases, type Kind, logFields, type StoredFieldName, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";
import { FilterError } from "../query-error.ts";
import { type Bind, type FilterStyle, keyStyle } from "./filter-style.ts";
import { type Operator, operatorsOf } from "./operators.ts";

/** What a filter's name stands for. */
export interface FilterField {
  readonly style: FilterStyle;
  /** The SQL that the comparisons are made with. */
  readonly column: (bind: Bind) => string;
  /** Older spellings of values. */
  readonly values: Readonly<Record<string, string>>;
}

const keyPrefix = "metadata__";
const stored = new Set<string>(storedFieldNames);
const olderValues: Partial<Record<StoredFieldName, Record<string, string>>> = { status: { failed: "error" } };

/**
 * Looks up the field that a filter names: a stored field, another name of one, or `metadata__<key>`.
 *
 * @throws FilterError
 */
export function filterField(name: string): FilterField {
  if (name.startsWith(keyPrefix) && name.length > keyPrefix.length) {
    const key = name.slice(keyPrefix.length).toWellFormed();
    return { style: keyStyle, column: (bind) => `metadata[${bind(key, "String")}]`, values: {} };
  }
  const own = stored.has(name) ? name : Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (own === undefined || !stored.has(own)) {
    throw new FilterError(
      name,
      `There is no filter "${name}". Filters are ${storedFieldNames.join(", ")} and ${keyPrefix}<key>.`,
    );
  }
  const field = own as StoredFieldName;
  return {
    style: columnOf[logFields[field].kind].filter,
    column: () => `\`${field}\``,
    values: olderValues[field] ?? {},
  };
}

/** What can be filtered by, for documentation. */
export interface FilterableField {
  readonly name: string;
  readonly kind: Kind | "metadata key";
  readonly operators: readonly Operator[];
  /** What a value must be, in words. */
  readonly value: string;
}

export const filterableFields: readonly FilterableField[] = [
  ...storedFieldNames.map((name): FilterableField => {
    const { kind } = logFields[name];
    const { filter } = columnOf[kind];
    return { name, kind, operators: operatorsOf(filter), value: filter.expected };
  }),
  {
    name: `${keyPrefix}<key>`,
    kind: "metadata key",
    operators: operatorsOf(keyStyle),
    value: keyStyle.expected,
  },
];
