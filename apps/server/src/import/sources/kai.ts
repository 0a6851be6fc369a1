import { logFields, newScore } from "@kai/schema";
import { type FileRecord, isRecord } from "../read-records.ts";
import type { Source } from "./source.ts";

/** What the server says of a log by itself, and does again. */
const derived = new Set([
  "id",
  ...Object.entries(logFields)
    .filter(isDerived)
    .map(([name]) => name),
]);

const ofScores = new Set(Object.keys(newScore.shape));

/** Logs as `kai export` writes them. */
export const kaiSource: Source = {
  name: "kai",
  forms: ["jsonl", "json"],
  recognises: (record) => typeof record["unique_id"] === "string" && "timestamp" in record,
  logsOf(record) {
    const said = Object.entries(record).filter(([name, value]) => value !== null && !derived.has(name));
    // What was set aside comes last: it may be what stood where the server put something else.
    const log: FileRecord = { ...Object.fromEntries(said), ...Object(record["extra_fields"]) };
    // The server took the one time it was told for the other; told both, it would know of a latency.
    if (record["latency"] === null && record["start_time"] === record["timestamp"]) delete log["start_time"];
    for (const name of ["input", "output"]) if (name in log) log[name] = parsed(log[name]);
    const warnings = ownWarnings(record);
    if (warnings) log["warnings"] = warnings;
    else delete log["warnings"];
    return [log];
  },
  scoresOf({ scores }) {
    if (!isRecord(scores)) return [];
    // What is not known, and what the server says by itself, is left out.
    return Object.values(scores).map((score) =>
      Object.fromEntries(
        Object.entries(Object(score) as object).filter(([name, value]) => value !== null && ofScores.has(name)),
      ),
    );
  },
};

function isDerived([, field]: [string, { readOnly?: boolean; transient?: boolean }]): boolean {
  return field.readOnly === true || field.transient === true;
}

/** Without those of set aside fields, which the server finds again. */
function ownWarnings({ warnings, warnings_dict, extra_fields }: FileRecord): string | undefined {
  if (typeof warnings !== "string") return undefined;
  const messages: FileRecord = Object(warnings_dict);
  const found = new Set(Object.keys(Object(extra_fields)).map((name) => `${name} ${String(messages[name])}`));
  return warnings
    .split("\n")
    .filter((line) => !found.has(line))
    .join("\n");
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
