import { labelOf } from "@kai/schema/fields";
import { formatValue } from "../format/format-value.ts";
import { asksForPresence, type Condition } from "./conditions.ts";
import type { FilterField } from "./filter-fields.ts";

/** A condition in words: what it is about, how, and with what. */
export interface ConditionText {
  label: string;
  operator: string;
  /** Empty where the operator takes none. */
  value: string;
}

/** Says a condition in words; as it is written where the server does not know it. */
export function conditionText({ field, operator, value }: Condition, known: FilterField | undefined): ConditionText {
  const name = known?.operators.find((each) => each.value === operator)?.name;
  return {
    label: known?.label ?? labelOf(field),
    operator: name ?? (operator || "is"),
    value: asksForPresence(operator) ? "" : valueText(value, known),
  };
}

function valueText(value: Condition["value"], known: FilterField | undefined): string {
  if (Array.isArray(value)) return value.map((each) => valueText(each, known)).join(", ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  // Text stays as it was typed: blanks may matter.
  return typeof value === "number" || known?.kind === "time" ? formatValue(known?.kind ?? "number", value) : value;
}
