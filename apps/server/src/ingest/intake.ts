import { KaiError, type LogRecord } from "@kai/schema";
import type { AppendOutcome, Caller, CustomerPatch, LogStore, State } from "@kai/storage";
import type { ServerMetrics } from "../prometheus/server-metrics.ts";
import { acceptEach } from "./accept-each.ts";
import type { Accepted, Origin } from "./ingest.ts";

/** Where accepted logs go, from whichever endpoint. */
export interface Intake {
  /** Checks, reads and prices logs that came together: each is accepted or refused by itself, in the order sent. */
  accept(
    bodies: readonly unknown[],
    request: Omit<Origin, "prices"> & { bytes: number },
  ): Promise<(Accepted | KaiError)[]>;
  /**
   * Takes logs in, all or none, within the quota of the caller's key. Resolves when they are safe on disk;
   * with `wait`, when they can be read back.
   *
   * @throws KaiError QUOTA_EXCEEDED, InboxFullError
   */
  append(logs: readonly Accepted[], options: { caller: Caller; wait: boolean }): Promise<AppendOutcome[]>;
}

export interface IntakeParts {
  store: LogStore;
  state: State;
  monitor: ServerMetrics;
}

export function openIntake({ store, state, monitor }: IntakeParts): Intake {
  const { usage, customerNotes, prices } = state;

  return {
    async accept(bodies, request) {
      return acceptEach(bodies, { ...request, prices: await prices.of(request.caller.project_id) });
    },
    async append(logs, { caller, wait }) {
      if (logs.length === 0) return [];
      if (!(await usage.take(caller, logs.length)))
        throw new KaiError("QUOTA_EXCEEDED", { retryAfter: secondsLeftInMonth(new Date()) });
      const outcomes = await store.append(logs, { wait }).catch((error: unknown) => {
        usage.giveBack(caller, logs.length);
        throw error;
      });
      monitor.took(logs, outcomes);
      const duplicates = outcomes.filter((outcome) => outcome === "duplicate").length;
      if (duplicates > 0) usage.giveBack(caller, duplicates);
      for (const { record, project_id } of logs) {
        const { customer_identifier } = record;
        if (customer_identifier === undefined) continue;
        const key = { project_id, environment: caller.environment, customer_identifier };
        customerNotes.note(key, saidOfCustomer(record));
      }
      return outcomes;
    },
  };
}

function secondsLeftInMonth(now: Date): number {
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  return Math.ceil((next - now.getTime()) / 1000);
}

const columns = [
  "name",
  "email",
  "metadata",
  "group_identifier",
  "period_budget",
  "budget_duration",
  "period_start",
  "period_end",
  "total_budget",
  "markup_percentage",
  "rate_limit",
] as const satisfies (keyof CustomerPatch)[];

/** What a log says of its customer; what it leaves out, or says is null, is not changed. */
function saidOfCustomer({ customer_params = {} }: LogRecord): CustomerPatch {
  const said = columns.map((name) => [name, customer_params[name]] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null));
}
