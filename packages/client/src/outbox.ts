import type { Connection } from "./connection.ts";
import { KaiApiError, type KaiErrorCode } from "./error.ts";
import { flushOnSignals } from "./exit/flush-on-signals.ts";
import { type EndsWithProcess, holdUntilExit, letGo } from "./exit/process-end.ts";
import { logCount } from "./log-count.ts";
import type { LossLedger } from "./loss-ledger.ts";
import { type KaiOptions, resolveQueueOptions } from "./options.ts";
import { type QueuedLog, totalBytes } from "./queue.ts";
import type { Reporter } from "./reporter.ts";
import { Sender, type SenderParts } from "./sender.ts";
import { openSpool } from "./spool/open-spool.ts";
import { Replay } from "./spool/replay.ts";
import type { Spool } from "./spool/spool.ts";
import type { Counters, DropReason } from "./stats.ts";

const EXIT_FLUSH_MS = 2000;
const REPLAY_AFTER_MS = 1000;
const ends = { exit: "the process ended", closed: "the client was closed" };
/** Written while the host waits: a few milliseconds. */
const SPILL_BYTES = 4 * 1024 * 1024;

/** Keeps logs until the server has them: in the queue, and in the spool when the process ends before that. */
export class Outbox implements EndsWithProcess {
  readonly #parts: SenderParts;
  readonly #sender: Sender;
  readonly #spool: Spool | undefined;
  readonly #replay: Replay | undefined;
  #canSpill: boolean;
  #isClosed = false;

  constructor(
    connection: Connection,
    { queue, spool, flushOnSignals: signals = [] }: KaiOptions,
    records: { counters: Counters; ledger: LossLedger; reporter: Reporter },
  ) {
    const onIdle = () => this.#letGo();
    this.#parts = { connection, options: resolveQueueOptions(queue), ...records, countsAs: "sent", onIdle };
    this.#sender = new Sender(this.#parts);
    this.#spool = openSpool(spool, connection);
    this.#canSpill = this.#spool !== undefined;
    records.ledger.onLoss = () => {
      this.#sender.schedule();
      holdUntilExit(this);
    };
    flushOnSignals(signals);
    if (!this.#spool) return;
    const onClaim = () => void holdUntilExit(this);
    this.#replay = new Replay({ spool: this.#spool, live: this.#sender, sender: this.#parts, onClaim });
    this.#replay.schedule(REPLAY_AFTER_MS);
  }

  get queued(): { count: number; bytes: number } {
    return this.#sender.queued;
  }

  /** Takes a log as JSON; returns at once. */
  add(json: Uint8Array<ArrayBuffer>): void {
    if (this.#isClosed) return this.#parts.counters.drop("closed");
    if (this.#canSpill && this.#sender.isStuck && this.#sender.isFullFor(json)) this.#spill();
    this.#sender.add(json);
    if (!holdUntilExit(this)) this.saveAtExit();
  }

  flush(timeoutMs: number): Promise<boolean> {
    return this.#sender.flush(timeoutMs);
  }

  /** Flushes, spools what is left, and stops. Resolves as `flush` does. */
  async close(timeoutMs: number): Promise<boolean> {
    this.#isClosed = true;
    const isFlushed = (await this.#sender.flush(timeoutMs, { isLast: true })) || this.queued.count === 0;
    this.#save("closed");
    this.#sender.stop();
    letGo(this);
    return isFlushed;
  }

  async flushBeforeExit(): Promise<void> {
    const deadline = performance.now() + EXIT_FLUSH_MS;
    if (await this.#sender.flush(EXIT_FLUSH_MS, { isLast: true })) {
      // Processes that live no longer than this would otherwise never send what others left.
      await this.#replay?.runFor(deadline - performance.now());
      return;
    }
    this.#sender.abort();
    const { count } = this.queued;
    if (!this.#spool || count === 0) return;
    this.#report(`The process ends with ${logCount(count)} unsent; the next start sends what is in the spool.`, "exit");
  }

  saveAtExit(): void {
    this.#save("exit");
  }

  #save(reason: keyof typeof ends): void {
    this.#replay?.stop();
    const logs = this.#sender.drain();
    if (logs.length === 0 && this.#parts.ledger.isEmpty) return;
    if (!this.#spool) return this.#drop(reason, logs.length, `${ends[reason]}, and there is no spool.`, "exit");
    try {
      this.#write(this.#spool, logs, true);
    } catch (error) {
      this.#drop("spool_failed", logs.length, `the spool cannot be written: ${String(error)}`, "spool");
    }
  }

  /** Rather than losing the oldest logs while the server is down. */
  #spill(): void {
    const spool = this.#spool;
    try {
      this.#sender.handOver(SPILL_BYTES, (logs) => spool && this.#write(spool, logs, false));
      this.#replay?.schedule();
    } catch {
      this.#canSpill = false;
    }
  }

  #write(spool: Spool, logs: readonly QueuedLog[], isLast: boolean): void {
    const { counters, ledger } = this.#parts;
    const kept = newest(logs, spool.maxBytes);
    const lost = spool.makeRoom(totalBytes(kept)) + logs.length - kept.length;
    this.#drop("spool_full", lost, `the spool is full (maxBytes ${spool.maxBytes}).`, "spool");
    spool.save({ logs: kept.map(({ json }) => json), loss_reports: isLast ? ledger.drain() : [] });
    counters.spooled += kept.length;
  }

  #letGo(): void {
    if (this.queued.count === 0 && this.#parts.ledger.isEmpty && !this.#replay?.isRunning) letGo(this);
  }

  #drop(reason: DropReason, count: number, message: string, code: KaiErrorCode): void {
    if (count === 0) return;
    this.#parts.counters.drop(reason, count);
    this.#report(`Dropped ${logCount(count)}: ${message}`, code);
  }

  #report(message: string, code: KaiErrorCode): void {
    this.#parts.reporter.report(new KaiApiError(message, { code }));
  }
}

/** As many of the newest logs as fit. */
function newest(logs: readonly QueuedLog[], maxBytes: number): readonly QueuedLog[] {
  let bytes = 0;
  return logs.slice(logs.findLastIndex(({ json }) => (bytes += json.byteLength) > maxBytes) + 1);
}
