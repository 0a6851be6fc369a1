import { type FieldInfo, fields, type Kind, labelOf, sortableFields } from "@kai/schema/fields";
import type { Log } from "@kai/schema/log";
import { formatValue } from "../../format/format-value.ts";
import type { Column } from "../../ui/data-table/column.ts";
import { FeedbackCell } from "./feedback-cell.tsx";
import { StatusBadge } from "./status-badge.tsx";

const fieldsByName = new Map<string, FieldInfo>(fields.map((field) => [field.name, field]));

/** What is shown until a reader chooses otherwise: who, what, how much, how slow, why did it fail. */
export const defaultColumns: readonly string[] = [
  "timestamp",
  "status",
  "model",
  "customer_identifier",
  "latency",
  "time_to_first_token",
  "total_request_tokens",
  "cost",
  "error_message",
  "metadata",
];

const sizes: Record<Kind, number> = {
  identifier: 160,
  label: 150,
  text: 220,
  time: 165,
  count: 120,
  code: 90,
  seconds: 100,
  dollars: 124,
  number: 100,
  flag: 90,
  list: 160,
  map: 240,
  json: 280,
};
const grows: ReadonlySet<Kind> = new Set<Kind>(["text", "map", "json"]);
const standAtEnd: ReadonlySet<Kind> = new Set<Kind>(["count", "code", "seconds", "dollars", "number"]);

/** What the API sorts by for a field, by the first name that it has for that. */
const sortBy = (name: string) => Object.entries(sortableFields).find(([, field]) => field === name)?.[0];

/** The beginning of what the user said last, which is no field: the server answers it where it is named. */
export const inputPreview = "input_preview";

/** Widths of what is shorter or longer than others of its kind. */
const ownSizes: Partial<Record<string, number>> = {
  status: 130,
  time_to_first_token: 150,
  unique_id: 290,
};

/** Cells that say more than their text. */
const cells: Partial<Record<string, Column<Log>["cell"]>> = {
  status: ({ status, status_code }) => <StatusBadge status={status} code={status_code} />,
  positive_feedback: ({ positive_feedback }) => <FeedbackCell value={positive_feedback} />,
};

const made = new Map<string, Column<Log> | undefined>();

/** The column of a field, or of a key of a map (`metadata__plan`); none where there is no such field. The same object each time. */
export function logColumn(name: string): Column<Log> | undefined {
  if (!made.has(name)) made.set(name, makeColumn(name));
  return made.get(name);
}

function makeColumn(name: string): Column<Log> | undefined {
  if (name === inputPreview)
    return {
      id: name,
      header: labelOf(name),
      size: 320,
      grow: true,
      cell: (log) => formatValue("text", valueOf(log, name)),
    };
  const [map, key] = splitKey(name);
  const field = fieldsByName.get(map);
  if (!field) return undefined;
  if (key !== undefined)
    return {
      id: name,
      header: labelOf(name),
      size: 170,
      cell: (log) => keyText(valueOf(log, map), key),
      ...keySort(name),
    };
  const { kind } = field;
  return {
    id: name,
    header: field.label,
    size: ownSizes[name] ?? Math.max(sizes[kind], 40 + 6.5 * field.label.length),
    grow: grows.has(kind),
    align: standAtEnd.has(kind) ? "end" : "start",
    sortBy: sortBy(name),
    cell: cells[name] ?? ((log) => formatValue(kind, valueOf(log, name))),
  };
}

/** The names of columns, as they were kept; what is no column any more is left out. */
export function readColumns(kept: string | null): readonly string[] {
  const names: unknown = kept === null ? null : parse(kept);
  if (!Array.isArray(names)) return defaultColumns;
  const known = names.filter((name): name is string => typeof name === "string" && logColumn(name) !== undefined);
  return known.length > 0 ? [...new Set(known)] : defaultColumns;
}

/** What to ask of each log, so that no body is read which is not shown. */
export function fieldsOfColumns(columns: readonly string[]): string[] {
  return [...new Set([...columns.map((name) => splitKey(name)[0]), "status", "status_code", "positive_feedback"])];
}

const splitKey = (name: string): [map: string, key?: string] => {
  const at = name.indexOf("__");
  return at > 0 ? [name.slice(0, at), name.slice(at + 2)] : [name];
};

const valueOf = (log: Log, name: string) => (log as unknown as Record<string, unknown>)[name];

function keyText(map: unknown, key: string): string {
  const value = (map as Record<string, unknown> | null | undefined)?.[key];
  // Of an evaluator, its value; the rest of a score is for details.
  const shown = typeof value === "object" && value !== null && "score_value" in value ? value.score_value : value;
  return formatValue(typeof shown === "number" ? "number" : typeof shown === "string" ? "text" : "json", shown);
}

const keySort = (name: string) => (name.startsWith("scores__") ? { sortBy: name } : {});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
