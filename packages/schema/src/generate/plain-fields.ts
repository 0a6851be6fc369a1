import type { Field } from "../field.ts";
import { canonicalOf, unitOf } from "../kind.ts";
import { labelOf } from "../label.ts";
import { type LogFieldName, logFields, logGroups } from "../log/index.ts";
import { log } from "../log/log.ts";
import { groupTitles } from "./group-titles.ts";

const head = "// Generated from the schema by `pnpm generate`.\n";
const text = (value: unknown) => JSON.stringify(value);
const names = (Object.keys(logFields) as LogFieldName[]).filter((name) => name in log.shape);
const union = (values: readonly string[]) => values.map((value) => `\n  | ${text(value)}`).join("");
const groupOf = new Map(
  Object.entries(logGroups).flatMap(([group, own]) => Object.keys(own).map((name) => [name, group])),
);

/** The fields of a log that is read as plain data, for programs in which zod must not be. */
export function plainFields(): string {
  const rows = names.map((name) => {
    const { kind, readOnly, values, deprecated }: Field = logFields[name];
    const entry = {
      name,
      label: labelOf(name),
      kind,
      group: groupOf.get(name),
      unit: unitOf[kind],
      values,
      readOnly,
      deprecated,
    };
    return `  ${text(entry)},\n`;
  });
  const titles = Object.entries(groupTitles).map(([name, label]) => `  ${text({ name, label })},\n`);
  return `${head}export { labelOf } from "../label.ts";
export { sortableFields } from "../sortable-fields.ts";

/** What a field means: decides how it is stored, filtered and shown. */
export type Kind =${union(Object.keys(canonicalOf))};

/** Every field of a log that is read. */
export type FieldName =${union(names)};

/** The subject that a field belongs to. */
export type FieldGroup =${union(Object.keys(groupTitles))};

export interface FieldInfo {
  readonly name: FieldName;
  /** What people read in place of its name. */
  readonly label: string;
  readonly kind: Kind;
  readonly group: FieldGroup;
  readonly unit?: string;
  /** The values a label is known to take. */
  readonly values?: readonly string[];
  /** Set by the server; a body cannot set it. */
  readonly readOnly: boolean;
  /** What a body had better carry instead; the field is read all the same. */
  readonly deprecated?: string;
}

/** The groups of fields, in the order to show them. */
export const fieldGroups: readonly { readonly name: FieldGroup; readonly label: string }[] = [
${titles.join("")}];

/** The fields, group by group. */
export const fields: readonly FieldInfo[] = [
${rows.join("")}];

export const fieldsByName = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ fields.map((field) => [field.name, field]),
) as Readonly<Record<FieldName, FieldInfo>>;
`;
}

/** What is said of each field, apart because it weighs more than the rest. */
export function plainFieldDescriptions(): string {
  const rows = names.map((name) => `  ${name}: ${text(logFields[name].description)},\n`);
  return `${head}import type { FieldName } from "./fields.ts";

/** What each field holds, in Markdown. */
export const fieldDescriptions: Readonly<Record<FieldName, string>> = {
${rows.join("")}};
`;
}
