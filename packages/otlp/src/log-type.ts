import type { Reading } from "./reading.ts";

/** Types of a log that name a call of a model. */
const calls: ReadonlySet<unknown> = new Set([
  "chat",
  "completion",
  "text",
  "response",
  "embedding",
  "transcription",
  "speech",
  "generation",
]);

/**
 * Whether tokens and cost of a span are spent by itself. Agents, workflows and steps repeat the sum of the calls below them, which may
 * arrive in another request: only a span that is itself the call counts, so that nothing is counted twice.
 */
export const isCall = (logType: unknown): boolean => calls.has(logType);

/** For each attribute that says what a span is: the type of log for each of its values. The first value of a type says no more than the type. */
export type LogTypes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Decides what a span is, by the first table that knows. */
export function readLogType(reading: Reading, tables: readonly LogTypes[]): void {
  for (const table of tables) {
    for (const [attribute, types] of Object.entries(table)) {
      const value = reading.get(attribute);
      const type = typeof value === "string" && Object.hasOwn(types, value) ? types[value] : undefined;
      if (!type) continue;
      reading.log["log_type"] ??= type;
      const saysNoMore = Object.keys(types).find((each) => types[each] === type) === value;
      if (reading.log["log_type"] === type && saysNoMore) reading.take(attribute);
    }
  }
  reading.log["log_type"] ??= namesModel(reading) ? "chat" : "task";
  reading.spends = isCall(reading.log["log_type"]);
}

const modelAttributes = ["gen_ai.request.model", "gen_ai.response.model", "llm.model_name", "llm.request.model_name"];

const namesModel = (reading: Reading): boolean => modelAttributes.some((name) => reading.get(name) !== undefined);
