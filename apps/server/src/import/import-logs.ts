import { KaiApiError, type Kai } from "@kai/client";
import { isKaiError, newScore, readBody, readLogBody } from "@kai/schema";
import { Batch, type LogToSend } from "./batch.ts";
import type { ReadLog } from "./read-logs.ts";
import { sendScores } from "./send-scores.ts";

/** What became of a file so far. */
export interface ImportCounts {
  /** Records that are done with, skipped ones too: where to go on. */
  records: number;
  /** Logs that are on the server. */
  logs: number;
  /** Records, logs and scores that were not taken. */
  refused: number;
}

export interface ImportOptions {
  /** Where logs go; without it, they are only checked. */
  kai?: Kai | undefined;
  /** Records to pass over. */
  skip: number;
  signal: AbortSignal;
  counts: ImportCounts;
  onProblem: (at: { line: number; record: number }, problem: string) => void;
  onProgress: () => void;
}

/** Sends the logs of a file, batch by batch, and counts. Ends early when it is interrupted. */
export async function importLogs(logs: AsyncIterable<ReadLog>, options: ImportOptions): Promise<void> {
  const { counts, skip, signal } = options;
  const refuse = (at: { line: number; record: number }, problem: string) => {
    counts.refused++;
    options.onProblem(at, problem);
  };
  let batch = new Batch();
  const flush = async () => {
    const { logs: sent } = batch;
    batch = new Batch();
    if (sent.length === 0) return;
    const problems = await (options.kai ? send(options.kai, sent, signal) : sent.map(check));
    problems.forEach((problem, index) => {
      if (problem === undefined) counts.logs++;
      else refuse(sent[index]!, problem);
    });
    const taken = sent.filter((_, index) => problems[index] === undefined);
    if (options.kai) await sendScores(options.kai, { logs: taken, signal, onProblem: refuse });
    else for (const log of taken) for (const problem of checkScores(log)) refuse(log, problem);
    counts.records = sent.at(-1)!.record;
    options.onProgress();
  };
  for await (const log of logs) {
    if (signal.aborted) return;
    if (log.record <= skip) continue;
    if ("problem" in log) refuse(log, log.problem);
    else if (!batch.add(log)) {
      await flush();
      batch.add(log);
    }
  }
  await flush();
}

/** For each log, why it was not taken, if so. */
async function send(kai: Kai, logs: readonly LogToSend[], signal: AbortSignal): Promise<(string | undefined)[]> {
  try {
    const results = await kai.logs.createMany(
      logs.map(({ content }) => content),
      { signal, timeoutMs: 60_000 },
    );
    return results.map(({ status, error, errors }) => (status === "success" ? undefined : explain(error, errors)));
  } catch (error) {
    // What is alone and too large is its own fault, not that of the import.
    if (KaiApiError.isInstance(error) && error.code === "payload_too_large" && logs.length === 1)
      return [error.message];
    throw error;
  }
}

const check = ({ content }: LogToSend) => problemOf(() => readLogBody(JSON.parse(JSON.stringify(content))));

const checkScores = ({ scores }: LogToSend) =>
  scores.flatMap((score) => problemOf(() => readBody(newScore, score)) ?? []);

/** Why the server would not take what is read, if so. */
function problemOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!isKaiError(error)) throw error;
    return explain(error.message, error.fields);
  }
}

function explain(error = "was refused", fields: Readonly<Record<string, readonly string[]>> = {}): string {
  const each = Object.entries(fields).map(([name, messages]) => `${name} ${messages.join(", ")}`);
  return each.length > 0 ? each.join("; ") : error;
}
