import { uniqueId } from "@kai/schema/unique-id";

/** What was lost since the report before, as the server takes it; it counts each id once. */
export interface LossReport {
  readonly loss_report_id: string;
  readonly losses: Readonly<Record<string, number>>;
}

const WITH_LOGS_MS = 10_000;
const ALONE_MS = 60_000;
/** The bounds of the server. */
const MAX_REASONS = 50;
const MAX_NAME = 64;
const MAX_COUNT = 1_000_000_000;

/** Counts losses by reason until the server knows of them. Times are on the clock of `performance.now()`. */
export class LossLedger {
  /** Hears of every loss. */
  onLoss: (() => void) | undefined;
  readonly #fresh = new Map<string, number>();
  /** Perhaps sent, but not acknowledged: to be repeated as they are. */
  readonly #open: LossReport[];
  #since = 0;
  #triedAt = -Infinity;

  constructor(open: readonly LossReport[] = []) {
    this.#open = [...open];
  }

  get isEmpty(): boolean {
    return this.#open.length === 0 && this.#fresh.size === 0;
  }

  /** From when on a report may go along with logs. */
  get dueWithLogs(): number {
    return this.isEmpty ? Infinity : this.#triedAt + WITH_LOGS_MS;
  }

  /** From when on a report is worth a request of its own. */
  get dueAlone(): number {
    return this.isEmpty ? Infinity : Math.max(this.#triedAt, this.#since) + ALONE_MS;
  }

  /** Further reasons than the server takes count as `other`. */
  count(reason: string, count = 1): void {
    if (!(count >= 1)) return;
    if (this.isEmpty) this.#since = performance.now();
    const name = (typeof reason === "string" && reason.slice(0, MAX_NAME)) || "other";
    const known = this.#fresh.has(name) || this.#fresh.size < MAX_REASONS - 1 ? name : "other";
    this.#fresh.set(known, Math.min((this.#fresh.get(known) ?? 0) + Math.floor(count), MAX_COUNT));
    this.onLoss?.();
  }

  /** What to tell the server now: the same until it is acknowledged. */
  next(): LossReport | undefined {
    this.#triedAt = performance.now();
    if (this.#open.length === 0 && this.#fresh.size > 0) {
      this.#open.push({ loss_report_id: uniqueId(), losses: Object.fromEntries(this.#fresh) });
      this.#fresh.clear();
    }
    return this.#open[0];
  }

  acknowledge(report: LossReport): void {
    if (this.#open[0] !== report) return;
    this.#open.shift();
    this.#since = performance.now();
  }

  /** Hands over everything that is not acknowledged. */
  drain(): LossReport[] {
    const reports: LossReport[] = [];
    for (let report = this.next(); report; report = this.next()) {
      reports.push(report);
      this.acknowledge(report);
    }
    return reports;
  }
}
