import { fieldGroups, labelOf } from "@kai/schema/fields";
import { useMemo, useState } from "react";
import { type Option, OptionList } from "../ui/option-list.tsx";
import type { FilterField } from "./filter-fields.ts";

const groupLabels = new Map(fieldGroups.map(({ name, label }) => [name, label]));

/** What stands above a field in a list: its subject, or the map whose key it is. */
function groupOf({ name, group }: FilterField): string {
  const key = name.indexOf("__");
  if (key > 0) return labelOf(name.slice(0, key));
  return (group && groupLabels.get(group)) ?? "Other";
}

/** Chooses what to filter by; any key of metadata can be typed. */
export function FieldPicker({ fields, onPick }: { fields: readonly FilterField[]; onPick: (name: string) => void }) {
  const [text, setText] = useState("");
  const options = useMemo(() => optionsOf(fields), [fields]);
  const key = text.trim();
  const typed: Option[] =
    key === "" || fields.some(({ name }) => name === key || name === `metadata__${key}`)
      ? []
      : [{ id: `metadata__${key}`, label: key, group: "Metadata, any key" }];
  return (
    <div className="w-72 max-w-full">
      <OptionList
        label="Filter by"
        placeholder="Field or metadata key"
        options={[...options, ...typed]}
        text={text}
        onText={setText}
        onPick={({ id }) => onPick(id)}
      />
    </div>
  );
}

/** Keys of the caller's own come first: they are what only this project has. */
function optionsOf(fields: readonly FilterField[]): Option[] {
  const shown = fields.filter(({ hidden }) => !hidden);
  const isKey = ({ name }: FilterField) => name.includes("__");
  const ordered = [
    ...shown.filter(isKey),
    ...fieldGroups.flatMap(({ name }) => shown.filter((field) => !isKey(field) && field.group === name)),
    ...shown.filter((field) => !isKey(field) && field.group === undefined && field.name !== "full_text"),
  ];
  return ordered.map((field) => ({
    id: field.name,
    label: isKey(field) ? field.name.slice(field.name.indexOf("__") + 2) : field.label,
    group: groupOf(field),
  }));
}
