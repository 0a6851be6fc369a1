import type { Kind } from "@kai/schema/fields";
import { absent } from "./absent.ts";
import { formatCount } from "./format-count.ts";
import { formatDollars, formatExactDollars } from "./format-dollars.ts";
import { formatJson, formatPrettyJson } from "./format-json.ts";
import { formatExactNumber, formatNumber } from "./format-number.ts";
import { formatExactSeconds, formatSeconds } from "./format-seconds.ts";
import { formatExactTime, formatTime, type ReaderNow } from "./format-time.ts";
import { oneLine } from "./one-line.ts";

type Format = (value: unknown, reader?: ReaderNow) => string;
type FormatOf<Value> = (value: Value, reader?: ReaderNow) => string;

/** Whatever is not of its kind is shown as JSON. */
const ofNumber =
  (format: FormatOf<number>): Format =>
  (value, reader) =>
    typeof value === "number" ? format(value, reader) : formatJson(value);

const ofText =
  (format: FormatOf<string>): Format =>
  (value, reader) =>
    typeof value === "string" ? format(value, reader) : formatJson(value);

/** Strings that could not be seen, such as "\n\n", are quoted. */
const listItem = (item: unknown) =>
  typeof item === "string" && item !== "" && item.trim() === item ? item : formatJson(JSON.stringify(item));

const mapItem = ([key, value]: [string, unknown]) => `${key}: ${formatJson(value)}`;

const inCell = {
  identifier: ofText((text) => text),
  label: ofText((text) => text),
  text: ofText(oneLine),
  time: ofText(formatTime),
  count: ofNumber(formatCount),
  code: ofNumber(String),
  seconds: ofNumber(formatSeconds),
  dollars: ofNumber(formatDollars),
  number: ofNumber(formatNumber),
  flag: (value) => (typeof value === "boolean" ? (value ? "Yes" : "No") : formatJson(value)),
  list: (value) => (Array.isArray(value) ? oneLine(value.map(listItem).join(", ")) : formatJson(value)),
  map: (value) => (isObject(value) ? oneLine(Object.entries(value).map(mapItem).join(", ")) : formatJson(value)),
  json: formatJson,
} satisfies Record<Kind, Format>;

const inDetails: Record<Kind, Format> = {
  ...inCell,
  text: ofText((text) => text),
  time: ofText(formatExactTime),
  seconds: ofNumber(formatExactSeconds),
  dollars: ofNumber(formatExactDollars),
  number: ofNumber(formatExactNumber),
  map: formatPrettyJson,
  json: formatPrettyJson,
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isAbsent = (value: unknown) => value === null || value === undefined;

/** What the cell of a table shows of a field's value. Never throws, whatever the value is. */
export function formatValue(kind: Kind, value: unknown, reader?: ReaderNow): string {
  return (!isAbsent(value) && inCell[kind](value, reader)) || absent;
}

/** What details show of a field's value: every digit, the zone of a time, JSON on many lines. */
export function formatExactValue(kind: Kind, value: unknown, reader?: ReaderNow): string {
  return (!isAbsent(value) && inDetails[kind](value, reader)) || absent;
}
