import { csvRows } from "./csv-rows.ts";
import type { Entry } from "./entry.ts";
import { jsonLines } from "./json-lines.ts";
import { jsonValues } from "./json-values.ts";
import { chain } from "./read-text.ts";

export type FileForm = "jsonl" | "json" | "csv";
export type FileRecord = Record<string, unknown>;

/** Finds out the form of a text by how it begins, and reads its records one by one. */
export async function readRecords(
  chunks: AsyncGenerator<string>,
): Promise<{ form: FileForm; records: AsyncGenerator<Entry<FileRecord>> }> {
  let beginning = "";
  // One line is enough to tell lines of JSON from JSON over many lines; one of a whole array is not waited for.
  while (!/^\s*(\[|[^\s[][^\n]*\n)/.test(beginning)) {
    const next = await chunks.next();
    if (next.done) break;
    beginning += next.value;
  }
  const whole = chain([beginning], chunks);
  const form = formOf(beginning.trimStart());
  if (form === "csv") return { form, records: csvRecords(whole) };
  return { form, records: parsed(form === "json" ? jsonValues(whole) : jsonLines(whole)) };
}

function formOf(beginning: string): FileForm {
  if (beginning.startsWith("[")) return "json";
  if (!beginning.startsWith("{")) return "csv";
  const line = beginning.split("\n", 1)[0]!.trimEnd();
  return line.endsWith("}") ? "jsonl" : "json";
}

async function* parsed(entries: AsyncGenerator<Entry<string>>): AsyncGenerator<Entry<FileRecord>> {
  for await (const entry of entries) {
    if ("problem" in entry) yield entry;
    else {
      const value = parse(entry.content);
      yield isRecord(value) ? { line: entry.line, content: value } : { line: entry.line, problem: "is no JSON object" };
    }
  }
}

/** Cells that hold JSON become what it says; empty ones say nothing. */
async function* csvRecords(chunks: AsyncIterable<string>): AsyncGenerator<Entry<FileRecord>> {
  for await (const entry of csvRows(chunks)) {
    if ("problem" in entry) yield entry;
    else {
      const cells = Object.entries(entry.content).filter(([, cell]) => cell !== "");
      yield { line: entry.line, content: Object.fromEntries(cells.map(([name, cell]) => [name, cellValue(cell)])) };
    }
  }
}

function cellValue(cell: string): unknown {
  if (!/^(\{.*\}|\[.*\]|".*")$/s.test(cell)) return cell;
  // The export tool of Helicone doubles the quotes of JSON twice.
  return parse(cell) ?? parse(cell.replaceAll('""', '"')) ?? cell;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is FileRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);
