import type { LogFilter } from "@kai/client";
import type { Option } from "../command/option.ts";
import type { OptionValues } from "../command/option-values.ts";
import { UsageError } from "../command/usage-error.ts";

/** Which logs a command is about. */
export const filterOptions = {
  filter: {
    flag: "filter",
    kind: "list",
    value: "CONDITION",
    help: "field=value, or with != > >= < <= ~ (contains) ^= (begins with); all of them must hold",
  },
  environment: { flag: "environment", help: "prod, test or all; without it, that of the key" },
} satisfies Record<string, Option>;

const operators: Record<string, string> = {
  "=": "",
  "!=": "not",
  ">": "gt",
  ">=": "gte",
  "<": "lt",
  "<=": "lte",
  "~": "icontains",
  "^=": "startswith",
};

/** @throws UsageError that shows the condition */
export function readFilters(options: OptionValues<keyof typeof filterOptions>) {
  const filters: Record<string, LogFilter[]> = {};
  for (const condition of options.list("filter")) {
    const [, field, operator, value] = /^([^\s=!<>~^]+)\s*(=|!=|>=|<=|>|<|~|\^=)\s*(.*)$/s.exec(condition) ?? [];
    if (!field)
      throw new UsageError(`--filter must be a condition such as model=gpt-4o or 'cost>0.01', not "${condition}".`);
    (filters[field] ??= []).push({ operator: operators[operator!]!, value: value! });
  }
  const environment = options.text("environment");
  return { filters, ...(environment === "all" ? { all_envs: true } : { environment }) };
}
