import type { ApiAnswer } from "@kai/client/api";
import { type FieldGroup, fields as logFields, type Kind, labelOf } from "@kai/schema/fields";

/** What a server says of one filter. */
export type FilterData = ApiAnswer<"describeFilters">["filters_data"][string];

/** Something that logs can be filtered by. */
export interface FilterField {
  /** As a filter names it. */
  name: string;
  label: string;
  /** Of metadata, scores and what is worked out: none. */
  kind: Kind | undefined;
  group: FieldGroup | undefined;
  unit: string | undefined;
  operators: readonly { name: string; value: string }[];
  /** Values found, the most frequent first, and those that are known. */
  values: readonly string[];
  input: FilterData["value_field_type"];
  /** Better left out of a list of fields. */
  hidden: boolean;
}

const byName = new Map(logFields.map((field) => [field.name as string, field]));

/** What a server offers to filter by, in its own order. */
export function readFilterFields(data: Record<string, FilterData>): FilterField[] {
  return Object.values(data).map(({ metric, display_name, operator_choices, value_choices, ...each }) => {
    const field = byName.get(metric.split("__")[0]!);
    const isKey = metric.includes("__");
    return {
      name: metric,
      label: display_name,
      kind: isKey ? undefined : field?.kind,
      group: field?.group,
      unit: isKey ? undefined : field?.unit,
      operators: operator_choices,
      values: value_choices,
      input: each.value_field_type,
      hidden: each.hidden || field?.deprecated !== undefined,
    };
  });
}

const keyPrefixes = ["metadata__", "scores__"];

/** Finds a field by the name of a filter. A key of metadata need not have been seen: what can be asked of one, can be asked of any. */
export function findFilterField(fields: readonly FilterField[], name: string): FilterField | undefined {
  const found = fields.find((field) => field.name === name);
  if (found || !keyPrefixes.some((prefix) => name.startsWith(prefix) && name.length > prefix.length)) return found;
  return { ...anyKey(fields), name, label: labelOf(name), values: [] };
}

function anyKey(fields: readonly FilterField[]): FilterField {
  const seen = fields.find(({ name }) => name.startsWith("metadata__"));
  if (seen) return seen;
  // A key holds text or a number, and is asked like both.
  const alike = ["model", "latency"].flatMap((name) => fields.find((field) => field.name === name)?.operators ?? []);
  const operators = [...new Map(alike.map((operator) => [operator.value, operator])).values()];
  return { ...noField, operators, group: "identity" };
}

const noField: Omit<FilterField, "name" | "label"> & { name: string; label: string } = {
  name: "",
  label: "",
  kind: undefined,
  group: undefined,
  unit: undefined,
  operators: [],
  values: [],
  input: "text",
  hidden: false,
};
