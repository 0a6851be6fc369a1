import { FilterError } from "../query-error.ts";

export type Connector = "AND" | "OR";

/** One condition on a field. */
export interface FilterParam {
  /** @default "": equals */
  operator?: string;
  /** One value, or a list: any of them. */
  value?: unknown;
  /**
   * How the condition joins what stands before it: within a list those of the same field, else the filters before.
   *
   * @default "AND" within a list, else the operator that joins the fields
   */
  connector?: Connector;
  /** Whether `value` names keys of a map. */
  asksForKey?: boolean;
}

export interface Filters {
  /** By field: a condition, a list of them, or a bare value that the field must equal. By any name: a bundle. */
  filters: Record<string, unknown>;
  /** How the fields join. @default "AND" */
  operator?: Connector;
}

/** Filters in parentheses. */
interface Bundle {
  readonly bundle: Record<string, unknown>;
  readonly connector: Connector | undefined;
}

const paramKeys = new Set(["operator", "value", "connector", "operator_function", "operator_args"]);
const bundleKeys = new Set(["connector", "filter_params"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads what was given under one name, as conditions on the field of that name or as a bundle of filters.
 *
 * @throws FilterError
 */
export function readConditions(name: string, given: unknown): FilterParam[] | Bundle {
  if (isObject(given) && "filter_params" in given) return readBundle(name, given);
  if (Array.isArray(given) && given.length > 0 && given.every(isObject)) {
    return given.map((each) => readParam(name, each));
  }
  return [isObject(given) ? readParam(name, given) : { value: given }];
}

function readBundle(name: string, given: Record<string, unknown>): Bundle {
  refuseOtherKeys(name, given, bundleKeys, "a bundle");
  if (!isObject(given["filter_params"])) {
    throw new FilterError(name, `${name}: filter_params must be an object of filters by field.`);
  }
  return { bundle: given["filter_params"], connector: optionalConnector(name, given["connector"]) };
}

function readParam(field: string, given: Record<string, unknown>): FilterParam {
  refuseOtherKeys(field, given, paramKeys, "a condition");
  const { operator, value, connector } = given;
  if (operator !== undefined && typeof operator !== "string") {
    throw new FilterError(field, `${field}: operator must be text.`);
  }
  const joined = optionalConnector(field, connector);
  const asked = given["operator_function"];
  if (asked === undefined || asked === null) return { operator, value, connector: joined };
  if (asked !== "mapContainsKey" || operator) {
    throw new FilterError(field, `${field}: operator_function can be mapContainsKey only, without an operator.`);
  }
  return { operator: "contains", value: given["operator_args"] ?? value, connector: joined, asksForKey: true };
}

function refuseOtherKeys(field: string, given: object, known: ReadonlySet<string>, what: string): void {
  const unknown = Object.keys(given).find((key) => !known.has(key));
  if (unknown === undefined) return;
  throw new FilterError(field, `${field}: ${what} has no key "${unknown}", only ${[...known].join(", ")}.`);
}

const optionalConnector = (field: string, given: unknown) =>
  given === undefined || given === null ? undefined : readConnector(field, given);

/**
 * Reads `AND` or `OR`.
 *
 * @throws FilterError
 */
export function readConnector(field: string, given: unknown): Connector {
  const word = typeof given === "string" ? given.toUpperCase() : given;
  if (word === "AND" || word === "OR") return word;
  throw new FilterError(field, `${field}: conditions are joined by AND or OR.`);
}
