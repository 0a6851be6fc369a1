import { isKaiError, KaiError, type LogRecord } from "@kai/schema";
import type { AppendOutcome, Caller, CustomerKey, CustomerPatch, LogStore, State } from "@kai/storage";
import type { ServerMetrics } from "../prometheus/server-metrics.ts";
import { acceptEach } from "./accept-each.ts";
import type { Accepted, Origin } from "./ingest.ts";

/** How logs came together, and what their sender waits for. */
interface Sent extends Omit<Origin, "prices"> {
  /** Bytes of the body that they came in. */
  bytes: number;
  /** Whether to wait until the logs can be read back, by what a log says of that. */
  waits: (block: boolean | undefined) => boolean;
}

/** What is left of a log once it was taken in. */
export type Taken = Pick<LogRecord, "unique_id" | "trace_unique_id"> & Pick<Accepted, "block">;

/** Where logs go, from whichever endpoint. */
export interface Intake {
  /**
   * Checks, reads and prices logs that came together, each by itself, and takes in those that are accepted. Answers in the order sent.
   *
   * @throws what `append` throws
   */
  take(bodies: readonly unknown[], sent: Sent): Promise<(Taken | KaiError)[]>;
  /**
   * Takes accepted logs in, all or none, within the quota of the caller's key. Resolves when they are safe on disk;
   * with `wait`, when they can be read back.
   *
   * @throws KaiError QUOTA_EXCEEDED, InboxFullError
   */
  append(logs: readonly Accepted[], options: { caller: Caller; wait: boolean }): Promise<void>;
}

export interface IntakeParts {
  store: LogStore;
  state: State;
  monitor: ServerMetrics;
}

/**
 * Opens the intake. While logs wait for the disk nobody holds more of them than their lines in the inbox: objects that live so long are
 * what makes collecting garbage dear. Hence what is told of them afterwards is made before, by functions that do not wait themselves.
 */
export function openIntake({ store, state, monitor }: IntakeParts): Intake {
  const { usage, customerNotes, prices } = state;

  const take = (results: readonly (Accepted | KaiError)[], { caller, waits }: Sent) => {
    const accepted = results.filter((result): result is Accepted => !isKaiError(result));
    const wait = accepted.some(({ block }) => waits(block));
    const answers = results.map((result) => (isKaiError(result) ? result : takenOf(result)));
    return append(accepted, { caller, wait }).then(() => answers);
  };

  const append: Intake["append"] = (logs, { caller, wait }) => {
    if (logs.length === 0) return Promise.resolve();
    const { log_method } = logs[0]!.record;
    const notes = logs.flatMap((log) => noteOf(log, caller));
    return admit(caller, logs.length).then(() =>
      settle(store.append(logs, { wait }), { caller, count: logs.length, log_method, notes }),
    );
  };

  async function admit(caller: Caller, count: number) {
    if (!(await usage.take(caller, count)))
      throw new KaiError("QUOTA_EXCEEDED", { retryAfter: secondsLeftInMonth(new Date()) });
  }

  async function settle(appending: Promise<AppendOutcome[]>, { caller, count, log_method, notes }: Appending) {
    const outcomes = await appending.catch((error: unknown) => {
      usage.giveBack(caller, count);
      throw error;
    });
    const duplicates = outcomes.filter((outcome) => outcome === "duplicate").length;
    monitor.took(log_method, { stored: count - duplicates, duplicate: duplicates });
    if (duplicates > 0) usage.giveBack(caller, duplicates);
    for (const [key, patch] of notes) customerNotes.note(key, patch);
  }

  return {
    take: (bodies, sent) =>
      prices.of(sent.caller.project_id).then((own) => take(acceptEach(bodies, { ...sent, prices: own }), sent)),
    append,
  };
}

/** What is told of logs once they are on disk. */
interface Appending extends Pick<LogRecord, "log_method"> {
  caller: Caller;
  count: number;
  notes: [CustomerKey, CustomerPatch][];
}

function takenOf({ record: { unique_id, trace_unique_id }, block }: Accepted): Taken {
  return { unique_id, trace_unique_id, block };
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

/** What a log says of its customer, if it has one; what it leaves out, or says is null, is not changed. */
function noteOf({ project_id, record }: Accepted, { environment }: Caller): [CustomerKey, CustomerPatch][] {
  const { customer_identifier, customer_params = {} } = record;
  if (customer_identifier === undefined) return [];
  const said = columns.map((name) => [name, customer_params[name]] as const);
  const patch = Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null));
  return [[{ project_id, environment, customer_identifier }, patch]];
}
