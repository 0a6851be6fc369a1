import { sendBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { KaiApiError, type KaiErrorDetails } from "./error.ts";
import { FlushWaiters } from "./flush-waiters.ts";
import { logCount } from "./log-count.ts";
import type { LossLedger } from "./loss-ledger.ts";
import type { QueueOptions } from "./options.ts";
import { Pace } from "./pace.ts";
import { BoundedQueue, type QueuedLog, totalBytes } from "./queue.ts";
import type { Reporter } from "./reporter.ts";
import { cutBodies, shrink } from "./shrink.ts";
import type { Counters, DropReason } from "./stats.ts";
import { type Timeout, unrefTimeout } from "./unref-timeout.ts";
import { judge } from "./verdict.ts";

/** What a sender works with. */
export interface SenderParts {
  readonly connection: Connection;
  readonly options: Required<QueueOptions>;
  readonly counters: Counters;
  readonly reporter: Reporter;
  /** Losses to tell the server along with the logs. */
  readonly ledger: LossLedger;
  /** What an accepted log is counted as. */
  readonly countsAs: "sent" | "replayed";
  /** Hears when nothing is left to send. */
  readonly onIdle?: (() => void) | undefined;
}

export interface SenderFlush {
  /** Whether there may be no later one: then losses go too, if need be alone. */
  readonly isLast?: boolean;
  /** Whether the process may end meanwhile. */
  readonly isBackground?: boolean;
}

/** Moves logs from the queue to the server, one batch at a time, until they are accepted, refused or pushed out by newer ones. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #queue: BoundedQueue;
  readonly #pace = new Pace();
  readonly #waiters = new FlushWaiters();
  /** Logs up to this sequence leave without waiting for company. */
  #target = 0;
  /** Whether a report of losses leaves without waiting for logs. */
  #isReportWanted = false;
  /** Halved when the server finds a batch too large. */
  #batchBytes: number;
  #timer: { readonly handle: Timeout; readonly at: number } | undefined;
  /** Present while batches are being sent. */
  #sending: AbortController | undefined;
  #isStopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#queue = new BoundedQueue(parts.options.maxCount, parts.options.maxBytes);
    this.#batchBytes = parts.options.batchBytes;
  }

  get queued(): { count: number; bytes: number } {
    return { count: this.#queue.count, bytes: this.#queue.bytes };
  }

  /** Whether the server has failed so often that it is rarely tried. */
  get isStuck(): boolean {
    return this.#pace.isCircuitOpen;
  }

  /** Takes a log as JSON; returns at once. */
  add(json: Uint8Array<ArrayBuffer>): void {
    const { flushAt, batchBytes, maxCount, maxBytes } = this.#parts.options;
    if (json.byteLength > maxBytes) {
      const message = `it has ${json.byteLength} bytes and queue.maxBytes is ${maxBytes}.`;
      return this.#drop("too_large", 1, message, { code: "payload_too_large" });
    }
    const isFull = `the queue is full (maxCount ${maxCount}, maxBytes ${maxBytes}). Is the server up, and fast enough?`;
    const cut = this.#queue.cutOldest(json.byteLength, cutBodies);
    if (cut > 0) this.#cut(cut, isFull, { code: "queue_full" });
    const dropped = this.#queue.push(json);
    if (dropped > 0) {
      this.#drop("queue_full", dropped, isFull, { code: "queue_full" });
      this.#waiters.check();
    }
    const { waiting } = this.#queue;
    if (waiting.count >= flushAt || waiting.bytes >= batchBytes) this.#target = this.#queue.lastSequence;
    this.schedule();
  }

  /** Whether a log of this size would cost others their place. */
  isFullFor({ byteLength }: Uint8Array): boolean {
    return byteLength <= this.#parts.options.maxBytes && !this.#queue.hasRoom(byteLength);
  }

  /** Resolves true when every log added before is sent or accounted for, false at the deadline; never rejects. */
  async flush(timeoutMs: number, { isLast = false, isBackground = false }: SenderFlush = {}): Promise<boolean> {
    if (this.#isStopped) return true;
    const target = this.#queue.lastSequence;
    if (isLast) this.#isReportWanted = true;
    const isDone = () => this.#queue.isSettled(target) && !(isLast && this.#isReportDue());
    if (!isDone()) {
      this.#target = target;
      this.#pace.hurry();
      this.schedule();
      await this.#waiters.wait(isDone, timeoutMs, isBackground ? unrefTimeout : setTimeout);
    }
    const isFlushed = isDone();
    if (isLast) this.#isReportWanted = false;
    return isFlushed;
  }

  /** Resolves once no batch is being sent, or after the time. */
  async untilIdle(timeoutMs: number): Promise<void> {
    const isDone = () => this.#sending === undefined;
    if (!isDone()) await this.#waiters.wait(isDone, timeoutMs, unrefTimeout);
  }

  /** Gives up the attempt that is being made; what it carried is tried again later. */
  abort(): void {
    this.#sending?.abort();
  }

  /** Hands over the oldest waiting logs, so many bytes of them; keeps them when `take` throws. */
  handOver(maxBytes: number, take: (logs: readonly QueuedLog[]) => void): void {
    const logs = this.#queue.oldest(this.#parts.options.maxCount, maxBytes);
    if (logs.length > 0) take(logs);
    this.#queue.forget(logs.length);
    this.#waiters.check();
  }

  /** Hands over every log, the batch in flight included. */
  drain(): readonly QueuedLog[] {
    const logs = this.#queue.clear();
    this.abort();
    this.#waiters.check();
    return logs;
  }

  /** Sends nothing any more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer?.handle);
  }

  /** Sets the timer for the next batch; one that is already set for an earlier moment stays. */
  schedule(): void {
    const { options, ledger } = this.#parts;
    if (this.#sending || this.#isStopped) return;
    const now = performance.now();
    const logsAt = this.#queue.count > 0 ? now + options.flushIntervalMs : Infinity;
    const dueAt = this.#isDue() ? now : Math.min(logsAt, ledger.dueAlone);
    if (dueAt === Infinity) return;
    const at = Math.max(this.#pace.resumeAt, dueAt);
    if (this.#timer && this.#timer.at <= at) return;
    clearTimeout(this.#timer?.handle);
    this.#timer = { at, handle: unrefTimeout(() => void this.#onTimer(), at - now) };
  }

  #isDue(): boolean {
    return !this.#queue.isSettled(this.#target) || this.#isReportDue();
  }

  #isReportDue(): boolean {
    const { ledger } = this.#parts;
    return this.#isReportWanted ? !ledger.isEmpty : performance.now() >= ledger.dueAlone;
  }

  async #onTimer(): Promise<void> {
    this.#timer = undefined;
    this.#target = this.#queue.lastSequence;
    this.#sending = new AbortController();
    while (this.#isDue() && performance.now() >= this.#pace.resumeAt) {
      await this.#sendNext(this.#sending.signal);
      this.#waiters.check();
    }
    this.#sending = undefined;
    this.#waiters.check();
    if (this.#queue.count === 0) this.#parts.onIdle?.();
    this.schedule();
  }

  async #sendNext(signal: AbortSignal): Promise<void> {
    const { connection, options, counters, countsAs, ledger } = this.#parts;
    const logs = this.#queue.take(options.batchCount, this.#batchBytes);
    const report = this.#isReportWanted || performance.now() >= ledger.dueWithLogs ? ledger.next() : undefined;
    try {
      const { refused, reason } = await sendBatch(connection, { logs, report }, signal);
      this.#pace.succeeded();
      if (report) ledger.acknowledge(report);
      if (this.#queue.settle() === 0) return;
      counters[countsAs] += logs.length - refused;
      if (refused > 0) this.#drop("refused", refused, `the server said ${reason}`, { code: "invalid_request" });
    } catch (error) {
      if (signal.aborted) this.#putBack();
      else this.#onFailure(logs, KaiApiError.isInstance(error) ? error : unexpected(error));
    }
  }

  #onFailure(logs: readonly QueuedLog[], error: KaiApiError): void {
    const verdict = judge(error);
    if (verdict === "later") {
      this.#putBack(error.retryAfterMs);
      const { count } = this.#queue;
      if (this.#pace.isCircuitOpen) this.#report(`Still unsent: ${logCount(count)}. ${error.message}`, error);
    } else if (logs.length === 0) {
      // A server that wants no reports is not asked again before there is a new reason to.
      this.#isReportWanted = false;
    } else if (verdict === "smaller") {
      this.#makeSmaller(logs, error);
    } else {
      this.#queue.settle();
      this.#drop(verdict, logs.length, error.message, error);
    }
  }

  #putBack(retryAfterMs?: number): void {
    this.#parts.counters.retried += this.#queue.release();
    this.#pace.failed(retryAfterMs);
  }

  #makeSmaller(logs: readonly QueuedLog[], error: KaiApiError): void {
    const { counters } = this.#parts;
    if (logs.length > 1) {
      this.#batchBytes = totalBytes(logs) / 2;
      counters.retried += this.#queue.release();
      return;
    }
    const [log] = logs;
    const smaller = log && shrink(log);
    if (smaller) {
      counters.retried += this.#queue.release([smaller]);
      if (!log.isCut) this.#cut(1, error.message, error);
    } else {
      this.#queue.settle();
      this.#drop("too_large", 1, error.message, error);
    }
  }

  #cut(count: number, message: string, details: KaiErrorDetails): void {
    this.#parts.counters.cutBodies(count);
    this.#report(`${logCount(count)} without contents, metrics only: ${message}`, details);
  }

  #drop(reason: DropReason, count: number, message: string, details: KaiErrorDetails): void {
    this.#parts.counters.drop(reason, count);
    this.#report(`Dropped ${logCount(count)}: ${message}`, details);
  }

  #report(message: string, details: KaiErrorDetails): void {
    this.#parts.reporter.report(new KaiApiError(message, details));
  }
}

/** Such as no memory for a batch: never a reason to lose logs. */
function unexpected(error: unknown): KaiApiError {
  return new KaiApiError(`A batch could not be made: ${String(error)}`, { code: "network", retryable: true });
}
