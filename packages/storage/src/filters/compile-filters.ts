import { FilterError } from "../query-error.ts";
import type { SqlParams } from "../sql-params.ts";
import { type FilterField, filterField } from "./filter-fields.ts";
import { type Comparison, type FilterValue, mapStyle } from "./filter-style.ts";
import { operatorsOf, readOperator } from "./operators.ts";
import { type Connector, type FilterParam, type Filters, readConditions, readConnector } from "./read-filters.ts";

/** Most parameters that the filters of one question may come to. */
const maxParams = 1000;
/** How deep bundles may be nested. */
const maxDepth = 10;

/** A condition, and how it joins those before it. */
interface Condition {
  readonly connector: Connector;
  readonly sql: string;
}

/**
 * Turns filters into a condition. Every value becomes a parameter; nothing a caller wrote becomes SQL.
 *
 * @returns undefined when there is no filter
 * @throws FilterError when a field, an operator or a value is not allowed; nothing is ever left out
 */
export function compileFilters({ filters, operator = "AND" }: Filters, params: SqlParams): string | undefined {
  return compileEntries(filters, readConnector("operator", operator), params);
}

function compileEntries(filters: Filters["filters"], joiner: Connector, params: SqlParams, depth = 0) {
  return join(
    Object.entries(filters).map(([name, given]): Condition => {
      const conditions = readConditions(name, given);
      if ("bundle" in conditions) {
        if (depth === maxDepth) throw new FilterError(name, `${name}: bundles are nested deeper than ${maxDepth}.`);
        const sql = compileEntries(conditions.bundle, "AND", params, depth + 1) ?? "true";
        return { connector: conditions.connector ?? joiner, sql };
      }
      return {
        connector: conditions[0]?.connector ?? joiner,
        sql: compileField(name, conditions, params),
      };
    }),
  );
}

function compileField(name: string, conditions: readonly FilterParam[], params: SqlParams): string {
  const field = filterField(name);
  return join(
    conditions.map((param) => ({
      connector: param.connector ?? "AND",
      sql: compileParam(name, field, param, params),
    })),
  )!;
}

/** Joins conditions from left to right: what stands before a connector is one operand of it. */
function join(conditions: readonly Condition[]): string | undefined {
  let last: Connector | undefined;
  return conditions.reduce<string | undefined>((sql, next) => {
    if (sql === undefined) return `(${next.sql})`;
    const before = last === undefined || last === next.connector ? sql : `(${sql})`;
    last = next.connector;
    return `${before} ${next.connector} (${next.sql})`;
  }, undefined);
}

function compileParam(name: string, field: FilterField, param: FilterParam, params: SqlParams): string {
  const written = param.operator ?? "";
  const operator = readOperator(written, field.style);
  const absent = () => field.style.absent(field.column(params.bind));
  const any = (comparison: Comparison) => compareAny(name, field, comparison, param.value, params);
  if (param.asksForKey && field.style !== mapStyle) {
    throw new FilterError(name, `${name}: mapContainsKey asks for a key of metadata or scores; this field has none.`);
  }
  switch (operator) {
    case undefined:
      throw new FilterError(
        name,
        `${name}: there is no operator "${written}" for it. Allowed: ${operatorsOf(field.style).join(", ")}.`,
      );
    case "empty":
      return absent();
    case "not_empty":
      return `NOT (${absent()})`;
    case "isnull":
      return readFlag(name, param.value) ? absent() : `NOT (${absent()})`;
    case "in":
      return any("equals");
    case "not":
    case "not_in":
      // The complement: it holds where nothing is known too.
      return `NOT ifNull(${any("equals")}, false)`;
    default:
      return any(operator);
  }
}

function compareAny(
  name: string,
  { style, column, values }: FilterField,
  comparison: Comparison,
  given: unknown,
  params: SqlParams,
): string {
  const list = (Array.isArray(given) ? given : [given]).map((value): FilterValue => {
    const read = style.read(value, comparison);
    if (read === undefined) {
      const shown = JSON.stringify(value ?? null).slice(0, 100);
      throw new FilterError(name, `${name}: the value must be ${style.expected}; it is ${shown}.`);
    }
    return typeof read === "string" && Object.hasOwn(values, read) ? values[read]! : read;
  });
  if (list.length === 0) throw new FilterError(name, `${name}: the list of values is empty.`);
  const compare = style.comparisons[comparison]!;
  const conditions = list.map((value) => compare(column(params.bind), value, params.bind));
  if (params.size > maxParams) throw new FilterError(name, `The filters hold more than ${maxParams} values.`);
  return `(${conditions.join(" OR ")})`;
}

function readFlag(name: string, given: unknown): boolean {
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw new FilterError(name, `${name}: the value of isnull must be true or false.`);
}
