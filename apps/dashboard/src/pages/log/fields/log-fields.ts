import { type FieldGroup, type FieldInfo, fieldGroups, type FieldName, fields } from "@kai/schema/fields";
import type { Log } from "@kai/schema/log";

/** What has a place of its own in other views. */
const elsewhere = new Set<FieldName>([
  "input",
  "output",
  "prompt_messages",
  "completion_message",
  "completion_messages",
  "tool_calls",
  "reasoning",
  "embedding",
  "full_request",
  "full_response",
  "metadata",
  "scores",
  "positive_feedback",
  "note",
  "attempts",
  "cost_details",
  "usage",
  "warnings",
  "tools",
  "response_format",
]);

/** The fields of a group that a log has, with their values. */
export interface ShownGroup {
  name: FieldGroup;
  label: string;
  fields: readonly { field: FieldInfo; value: unknown }[];
}

/** Every field that a log has and that no other view shows, group by group. */
export function shownGroups(log: Partial<Log>): ShownGroup[] {
  return fieldGroups
    .map(({ name, label }) => ({
      name,
      label,
      fields: fields.flatMap((field) => {
        const value: unknown = (log as Record<string, unknown>)[field.name];
        const isShown = field.group === name && !elsewhere.has(field.name) && !isEmpty(value);
        return isShown ? [{ field, value }] : [];
      }),
    }))
    .filter((group) => group.fields.length > 0);
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);
