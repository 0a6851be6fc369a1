import { type FieldName, fieldsByName } from "@kai/schema/fields";
import type { Condition } from "../search/conditions.ts";
import type { Metrics } from "./metrics.ts";

/**
 * Conditions that find exactly the logs of a group; of all others together, those that are in none of the groups beside it. Undefined for all others when
 * groups are told apart by several fields: conditions that must all hold cannot say so.
 */
export function groupConditions({ groups }: Pick<Metrics, "groups">, index: number): Condition[] | undefined {
  const key = groups[index]?.key;
  if (key) return Object.entries(key).map(([field, value]) => conditionOf(field, value));
  const named = groups.map((group) => group.key).filter((each) => each !== null);
  const [field, ...further] = Object.keys(named[0] ?? {});
  if (further.length > 0) return undefined;
  if (key === undefined || field === undefined) return [];
  const values = named.map((each) => each[field] ?? null).filter((value) => value !== null);
  const isNullNamed = values.length < named.length;
  return [
    { field, operator: "not_in", value: values.map((value) => valueOf(field, value)) },
    ...(isNullNamed ? [{ field, operator: "isnull", value: false }] : []),
  ];
}

function conditionOf(field: string, value: string | null): Condition {
  if (value === null) return { field, operator: "isnull", value: true };
  if (kindOf(field) === "flag") return { field, operator: "", value: value === "true" };
  return { field, operator: "", value: valueOf(field, value) };
}

const kindOf = (field: string) => (field in fieldsByName ? fieldsByName[field as FieldName].kind : undefined);
const valueOf = (field: string, value: string) => (kindOf(field) === "code" ? Number(value) : value);
