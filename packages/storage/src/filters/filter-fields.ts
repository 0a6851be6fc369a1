import { aliases, type Kind, logFields, type StoredFieldName, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";
import { FilterError } from "../query-error.ts";
import { type Bind, type FilterStyle, flagStyle, fullTextStyle, keyStyle } from "./filter-style.ts";
import { type Operator, operatorsOf } from "./operators.ts";
import { scoreSql } from "./score.ts";

/** What a filter's name stands for. */
export interface FilterField {
  readonly style: FilterStyle;
  /** The SQL that the comparisons are made with. */
  readonly column: (bind: Bind) => string;
  /** Older spellings of values. */
  readonly values: Readonly<Record<string, string>>;
}

/** Prefixes of filters by one key of a map, and the SQL of its value. */
const keys: Readonly<Record<string, (key: string, bind: Bind) => string>> = {
  metadata__: (key, bind) => `metadata[${bind(key, "String")}]`,
  scores__: scoreSql,
};
const keyForms = "metadata__<key> and scores__<evaluator_id>";
const stored = new Set<string>(storedFieldNames);

/** Filters that are worked out from stored fields. */
const derived: Readonly<Record<string, FilterField>> = {
  full_text: { style: fullTextStyle, column: () => "input", values: {} },
  is_root_span: { style: flagStyle, column: () => "(span_parent_id = '')", values: {} },
};

const olderValues: Partial<Record<StoredFieldName, Record<string, string>>> = { status: { failed: "error" } };

/**
 * Looks up the field that a filter names: a stored field, another name of one, a derived one, `metadata__<key>` or `scores__<evaluator_id>`.
 *
 * @throws FilterError
 */
export function filterField(name: string): FilterField {
  const prefix = Object.keys(keys).find((each) => name.startsWith(each) && name.length > each.length);
  if (prefix !== undefined) {
    const key = name.slice(prefix.length).toWellFormed();
    return { style: keyStyle, column: (bind) => keys[prefix]!(key, bind), values: {} };
  }
  if (Object.hasOwn(derived, name)) return derived[name]!;
  const own = stored.has(name) ? name : Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (own === undefined || !stored.has(own)) {
    throw new FilterError(
      name,
      `There is no filter "${name}". For a key of metadata write metadata__${name}. ` +
        `Filters are ${[...storedFieldNames, ...Object.keys(derived)].join(", ")}, ${keyForms}.`,
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
  readonly kind: Kind | "key" | "derived";
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
  ...Object.entries(derived).map(([name, { style }]): FilterableField => ({
    name,
    kind: "derived",
    operators: operatorsOf(style),
    value: style.expected,
  })),
  ...["metadata__<key>", "scores__<evaluator_id>"].map((name): FilterableField => ({
    name,
    kind: "key",
    operators: operatorsOf(keyStyle),
    value: keyStyle.expected,
  })),
];
