import { KaiApiError, type Kai } from "@kai/client";
import type { LogToSend } from "./batch.ts";

/** Each waits until it can be read back; the server takes many at once. */
const atOnce = 16;

interface ScoresToSend {
  logs: readonly LogToSend[];
  signal: AbortSignal;
  /** Hears of a score that was not taken. */
  onProblem: (log: LogToSend, problem: string) => void;
}

/** Sends the scores of logs that are on the server. What an evaluator has said there already stays as it is. */
export async function sendScores(kai: Kai, { logs, signal, onProblem }: ScoresToSend): Promise<void> {
  const waiting = logs.flatMap((log) => log.scores.map((score) => ({ log, score }))).values();
  async function sendOn() {
    for (const { log, score } of waiting) {
      try {
        await kai.logs.scores.create(log.content.unique_id, score, { signal, timeoutMs: 60_000 });
      } catch (error) {
        if (!KaiApiError.isInstance(error) || error.retryable || signal.aborted) throw error;
        if (error.code !== "conflict") onProblem(log, error.message);
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendOn));
}
