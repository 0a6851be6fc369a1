import { hash } from "node:crypto";
import type { NewScore } from "@kai/client";
import type { LogCreate } from "@kai/schema";
import { type FileRecord, readRecords } from "./read-records.ts";
import type { Source } from "./sources/source.ts";
import { sources } from "./sources/sources.ts";

/** A log under its id, and what evaluators said of it. */
export interface IdentifiedLog {
  content: LogCreate & { unique_id: string };
  scores: readonly NewScore[];
}

/** A log of a file, or what is wrong, and the record that it is from, counted from 1. */
export type ReadLog = { line: number; record: number } & (IdentifiedLog | { problem: string });

/**
 * Reads the logs of a file, one by one. Each has an id that is the same every time, so that it is stored once however often it is sent.
 *
 * @throws Error when nobody's export begins like this
 */
export async function* readLogs(chunks: AsyncGenerator<string>, from: string | undefined): AsyncGenerator<ReadLog> {
  const { form, records } = await readRecords(chunks);
  let source = sources.find(({ name }) => name === from);
  let record = 0;
  for await (const entry of records) {
    record++;
    if ("problem" in entry) {
      yield { ...entry, record };
      continue;
    }
    const { line, content } = entry;
    source ??= recognise(content);
    if (!source.forms.includes(form))
      throw new Error(`Files of ${source.name} are imported as ${source.forms.join(" or ")}, not as ${form}.`);
    const scores = source.scoresOf?.(content) ?? [];
    for (const log of source.logsOf(content))
      yield { line, record, content: { ...log, unique_id: String(log.unique_id ?? idOf(content)) }, scores };
  }
}

function recognise(record: FileRecord): Source {
  const found = sources.find((each) => each.recognises(record));
  if (found) return found;
  const names = Object.keys(record).slice(0, 8).join(", ");
  throw new Error(
    `The file looks like no export of ${sources.map(({ name }) => name).join(", ")}: its first record has ${names}. Say which it is with --from.`,
  );
}

const idOf = (record: FileRecord) => hash("sha256", JSON.stringify(record)).slice(0, 32);
