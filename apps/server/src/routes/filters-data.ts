import { labelOf, logFields, type StoredFieldName } from "@kai/schema";
import { type FilterableField, filterableFields, type FilterChoices, type Operator } from "@kai/storage";

/** What one filter takes, for a form that is made from it. */
interface FilterData {
  display_name: string;
  metric: string;
  operator_choices: { name: string; value: string }[];
  value_choices: string[];
  value_field_type: "text" | "select" | "number" | "datetime" | "boolean";
  hidden: boolean;
}

const operatorNames: Record<Operator, string> = {
  equals: "is",
  iexact: "is, in any case",
  not: "is not",
  in: "is one of",
  not_in: "is none of",
  lt: "is less than",
  lte: "is at most",
  gt: "is greater than",
  gte: "is at least",
  contains: "contains",
  icontains: "contains, in any case",
  startswith: "starts with",
  endswith: "ends with",
  ilike: "is like",
  regex: "matches",
  trigram_word_similar: "is spelled like",
  full_text_search: "has the words",
  isnull: "is unknown",
  empty: "is empty",
  not_empty: "is not empty",
};

const valueTypes: Partial<Record<FilterableField["kind"], FilterData["value_field_type"]>> = {
  label: "select",
  time: "datetime",
  count: "number",
  code: "number",
  seconds: "number",
  dollars: "number",
  number: "number",
  flag: "boolean",
};

/** Of what is worked out from stored fields. */
const derivedTypes: Record<string, FilterData["value_field_type"]> = { is_root_span: "boolean" };

/** Says what lists can be filtered by, `choices` among the values. */
export function filtersData(choices: FilterChoices): Record<string, FilterData> {
  const entries = filterableFields.flatMap((field): FilterData[] => {
    if (field.kind !== "key") return [describe(field, field.name, valuesOf(field.name, choices))];
    const map = field.name.split("__")[0] as StoredFieldName;
    return (choices[map] ?? []).map((key) => describe(field, `${map}__${key}`, []));
  });
  return Object.fromEntries(entries.map((entry) => [entry.metric, entry]));
}

function describe(field: FilterableField, metric: string, value_choices: string[]): FilterData {
  return {
    display_name: labelOf(metric),
    metric,
    operator_choices: field.operators.map((operator) => ({
      name: operatorNames[operator],
      value: operator === "equals" ? "" : operator,
    })),
    value_choices,
    value_field_type: valueTypes[field.kind] ?? derivedTypes[metric] ?? "text",
    hidden: field.kind === "json" && metric !== "input" && metric !== "output",
  };
}

/** Values found, then those that the field is known to take. */
function valuesOf(name: string, choices: FilterChoices): string[] {
  const known = Object.hasOwn(logFields, name) ? (logFields[name as StoredFieldName].values ?? []) : [];
  return [...new Set([...(choices[name as StoredFieldName] ?? []), ...known])];
}
