import { KaiError } from "@kai/schema";
import type { AppendOutcome, Caller, LogStore, State } from "@kai/storage";
import type { Accepted } from "./ingest.ts";

/** Where accepted logs go, from whichever endpoint. */
export interface Intake {
  /**
   * Takes logs in, all or none, within the quota of the caller's key. Resolves when they are safe on disk;
   * with `wait`, when they can be read back.
   *
   * @throws KaiError QUOTA_EXCEEDED, InboxFullError
   */
  append(logs: readonly Accepted[], options: { caller: Caller; wait: boolean }): Promise<AppendOutcome[]>;
}

export function openIntake({ store, state: { usage } }: { store: LogStore; state: State }): Intake {
  return {
    async append(logs, { caller, wait }) {
      if (logs.length === 0) return [];
      if (!(await usage.take(caller, logs.length)))
        throw new KaiError("QUOTA_EXCEEDED", { retryAfter: secondsLeftInMonth(new Date()) });
      const outcomes = await store.append(logs, { wait }).catch((error: unknown) => {
        usage.giveBack(caller, logs.length);
        throw error;
      });
      const duplicates = outcomes.filter((outcome) => outcome === "duplicate").length;
      if (duplicates > 0) usage.giveBack(caller, duplicates);
      return outcomes;
    },
  };
}

function secondsLeftInMonth(now: Date): number {
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  return Math.ceil((next - now.getTime()) / 1000);
}
