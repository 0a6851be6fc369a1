import type { Kind } from "../kind.ts";
import { type LogFieldName, logFields } from "../log/index.ts";

/** Longest value of an identifier, and of a span's name, in characters. */
const identifierLength = 120;
const lengthOf: Partial<Record<LogFieldName, number>> = { span_name: 255 };

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/**
 * Reads a moment: ISO 8601, or seconds (or milliseconds) since 1970. Microseconds are kept.
 *
 * @returns ISO 8601 in UTC, or undefined when it cannot be read or lies outside 1970 to 2200.
 */
export function readTime(value: string | number): string | undefined {
  const numeric = typeof value === "number" ? value : Number.NaN;
  const text = typeof value === "string" ? value.trim() : "";
  // JavaScript finds a time in much that is none: "-1" and "about 5" would be days of 2001.
  if (typeof value === "string" && !/^\d{4}-\d\d/.test(text)) return undefined;
  // Without a zone, JavaScript would take the machine's own: times are UTC wherever the server runs.
  const zoned = /[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/.test(text) ? `${text}Z` : text;
  const milliseconds = Number.isNaN(numeric)
    ? Date.parse(zoned.replace(" ", "T"))
    : numeric < 1e11
      ? numeric * 1000
      : numeric;
  if (!(milliseconds >= earliest && milliseconds < latest)) return undefined;
  const iso = new Date(milliseconds).toISOString();
  const beyondMilliseconds = /\.\d{3}(\d{1,3})/.exec(text)?.[1];
  return beyondMilliseconds ? iso.replace("Z", `${beyondMilliseconds.padEnd(3, "0")}Z`) : iso;
}

function readNumber(value: unknown): unknown {
  return typeof value === "string" ? Number(value) : value;
}

type Warn = (message: string) => void;
type Reader = (value: unknown, length: number, warn: Warn) => unknown;

const cut: Reader = (value, length, warn) => {
  const text = String(value);
  if (text.length <= length) return text;
  warn(`was cut from ${text.length} to ${length} characters`);
  return text.slice(0, length);
};

const readers: Record<Kind, Reader> = {
  identifier: cut,
  label: cut,
  text: (value) => (typeof value === "string" ? value : JSON.stringify(value)),
  time: (value, _length, warn) => {
    const time = readTime(value as string | number);
    if (!time) warn(`${JSON.stringify(value)} is no ISO 8601 time; it was not used`);
    return time;
  },
  count: readNumber,
  code: readNumber,
  seconds: readNumber,
  dollars: readNumber,
  number: readNumber,
  flag: (value) => value,
  list: (value) => (typeof value === "string" ? [value] : value),
  map: (value) => value,
  json: (value) => value,
};

/** The value in the type of its field; undefined when it cannot be read, which is then a warning. */
export function readScalar(name: LogFieldName, value: unknown, warn: Warn): unknown {
  const { kind } = logFields[name];
  return readers[kind](value, lengthOf[name] ?? (kind === "identifier" ? identifierLength : Infinity), warn);
}

/** Gives the numbers of an object with known fields their types, and its aliases their names. */
export function readNested(
  value: unknown,
  fields: Record<string, { kind: Kind; aliases: readonly string[] }>,
): Record<string, unknown> {
  const result = { ...(value as Record<string, unknown> | undefined) };
  for (const [name, { kind, aliases }] of Object.entries(fields)) {
    const given = [name, ...aliases].find((key) => result[key] !== undefined && result[key] !== null);
    if (given === undefined) continue;
    const read = result[given];
    for (const alias of aliases) delete result[alias];
    result[name] = kind === "count" || kind === "number" || kind === "dollars" ? readNumber(read) : read;
  }
  return result;
}
