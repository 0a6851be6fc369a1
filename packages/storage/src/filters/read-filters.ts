import { FilterError } from "../query-error.ts";

/** One condition on a field. */
export interface FilterParam {
  /** @default "": equals */
  operator?: string;
  /** One value, or a list: any of them. */
  value?: unknown;
  /** How the condition joins those before it on the same field. @default "AND" */
  connector?: "AND" | "OR";
}

export interface Filters {
  /** By field: conditions, or a bare value that the field must equal. */
  filters: Record<string, unknown>;
  /** How the fields join. @default "AND" */
  operator?: "AND" | "OR";
}

const keys = new Set(["operator", "value", "connector"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads what was given for one field as conditions.
 *
 * @throws FilterError
 */
export function readParams(field: string, given: unknown): FilterParam[] {
  if (Array.isArray(given) && given.length > 0 && given.every(isObject)) {
    return given.map((each) => readParam(field, each));
  }
  return [isObject(given) ? readParam(field, given) : { value: given }];
}

function readParam(field: string, given: Record<string, unknown>): FilterParam {
  const unknown = Object.keys(given).find((key) => !keys.has(key));
  if (unknown !== undefined) {
    throw new FilterError(field, `${field}: a condition has no key "${unknown}", only operator, value and connector.`);
  }
  const { operator, value, connector } = given;
  if (operator !== undefined && typeof operator !== "string") {
    throw new FilterError(field, `${field}: operator must be text.`);
  }
  return { operator, value, connector: connector === undefined ? undefined : readConnector(field, connector) };
}

/**
 * Reads `AND` or `OR`.
 *
 * @throws FilterError
 */
export function readConnector(field: string, given: unknown): "AND" | "OR" {
  const word = typeof given === "string" ? given.toUpperCase() : given;
  if (word === "AND" || word === "OR") return word;
  throw new FilterError(field, `${field}: conditions are joined by AND or OR.`);
}
