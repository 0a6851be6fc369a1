import { sendBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { KaiApiError, type KaiErrorDetails } from "./error.ts";
import { cancelExitFlush, type ExitFlushable, flushAtExit } from "./exit-flush.ts";
import { FlushWaiters } from "./flush-waiters.ts";
import type { QueueOptions } from "./options.ts";
import { Pace } from "./pace.ts";
import { BoundedQueue, type QueuedLog, totalBytes } from "./queue.ts";
import type { Reporter } from "./reporter.ts";
import { shrink } from "./shrink.ts";
import type { Counters, DropReason } from "./stats.ts";
import { type Timeout, unrefTimeout } from "./unref-timeout.ts";
import { judge } from "./verdict.ts";

const EXIT_FLUSH_MS = 2000;

/** Moves logs from the queue to the server, one batch at a time, until they are accepted, refused or pushed out by newer ones. */
export class Sender implements ExitFlushable {
  readonly #connection: Connection;
  readonly #options: Required<QueueOptions>;
  readonly #counters: Counters;
  readonly #reporter: Reporter;
  readonly #queue: BoundedQueue;
  readonly #pace = new Pace();
  readonly #waiters = new FlushWaiters();
  /** Logs up to this sequence leave without waiting for company. */
  #target = 0;
  /** Halved when the server finds a batch too large. */
  #batchBytes: number;
  #timer: { readonly handle: Timeout; readonly at: number } | undefined;
  /** Present while batches are being sent. */
  #sending: AbortController | undefined;
  #isClosed = false;

  constructor(connection: Connection, options: Required<QueueOptions>, counters: Counters, reporter: Reporter) {
    this.#connection = connection;
    this.#options = options;
    this.#counters = counters;
    this.#reporter = reporter;
    this.#queue = new BoundedQueue(options.maxCount, options.maxBytes);
    this.#batchBytes = options.batchBytes;
  }

  get queued(): { count: number; bytes: number } {
    return { count: this.#queue.count, bytes: this.#queue.bytes };
  }

  /** Takes a log as JSON; returns at once. */
  add(json: Uint8Array<ArrayBuffer>): void {
    const { flushAt, batchBytes, maxCount, maxBytes } = this.#options;
    if (this.#isClosed) return this.#counters.drop("closed");
    if (json.byteLength > maxBytes) {
      const message = `it has ${json.byteLength} bytes and queue.maxBytes is ${maxBytes}.`;
      return this.#drop("too_large", 1, message, { code: "payload_too_large" });
    }
    const dropped = this.#queue.push(json);
    if (dropped > 0) {
      const message = `the queue is full (maxCount ${maxCount}, maxBytes ${maxBytes}). Is the server up, and fast enough?`;
      this.#drop("queue_full", dropped, message, { code: "queue_full" });
      this.#waiters.check();
    }
    flushAtExit(this);
    const { waiting } = this.#queue;
    if (waiting.count >= flushAt || waiting.bytes >= batchBytes) this.#target = this.#queue.lastSequence;
    this.#schedule();
  }

  /** Resolves true when every log added before is sent or accounted for, false at the deadline; never rejects. */
  async flush(timeoutMs: number): Promise<boolean> {
    const target = this.#queue.lastSequence;
    const isDone = () => this.#queue.isSettled(target);
    if (isDone()) return true;
    this.#target = target;
    this.#pace.hurry();
    this.#schedule();
    return this.#waiters.wait(isDone, timeoutMs);
  }

  async flushBeforeExit(): Promise<void> {
    if (await this.flush(EXIT_FLUSH_MS)) return;
    this.#sending?.abort();
    this.#report(`The process ends with ${logCount(this.#queue.count)} unsent.`, { code: "timeout" });
  }

  /** Flushes, then drops what is left. */
  async close(timeoutMs: number): Promise<boolean> {
    this.#isClosed = true;
    const isFlushed = await this.flush(timeoutMs);
    this.#counters.drop("closed", this.#queue.clear());
    this.#waiters.check();
    this.#sending?.abort();
    clearTimeout(this.#timer?.handle);
    cancelExitFlush(this);
    return isFlushed;
  }

  #isDue(): boolean {
    return !this.#queue.isSettled(this.#target);
  }

  /** Sets the timer for the next batch; one that is already set for an earlier moment stays. */
  #schedule(): void {
    if (this.#sending || this.#queue.count === 0) return;
    const now = performance.now();
    const at = Math.max(this.#pace.resumeAt, this.#isDue() ? now : now + this.#options.flushIntervalMs);
    if (this.#timer && this.#timer.at <= at) return;
    clearTimeout(this.#timer?.handle);
    this.#timer = { at, handle: unrefTimeout(() => void this.#onTimer(), at - now) };
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
    if (this.#queue.count === 0) cancelExitFlush(this);
    this.#schedule();
  }

  async #sendNext(signal: AbortSignal): Promise<void> {
    const logs = this.#queue.take(this.#options.batchCount, this.#batchBytes);
    try {
      const { refused, reason } = await sendBatch(this.#connection, logs, signal);
      this.#pace.succeeded();
      this.#queue.settle();
      this.#counters.sent += logs.length - refused;
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
    } else if (verdict === "smaller") {
      this.#makeSmaller(logs, error);
    } else {
      this.#queue.settle();
      this.#drop(verdict, logs.length, error.message, error);
    }
  }

  #putBack(retryAfterMs?: number): void {
    this.#counters.retried += this.#queue.release();
    this.#pace.failed(retryAfterMs);
  }

  #makeSmaller(logs: readonly QueuedLog[], error: KaiApiError): void {
    if (logs.length > 1) {
      this.#batchBytes = totalBytes(logs) / 2;
      this.#counters.retried += this.#queue.release();
      return;
    }
    const [smaller] = logs.map(shrink);
    if (smaller) {
      this.#counters.retried += this.#queue.release([smaller]);
      this.#report(`A log is sent without its largest parts: ${error.message}`, error);
    } else {
      this.#queue.settle();
      this.#drop("too_large", 1, error.message, error);
    }
  }

  #drop(reason: DropReason, count: number, message: string, details: KaiErrorDetails): void {
    this.#counters.drop(reason, count);
    this.#report(`Dropped ${logCount(count)}: ${message}`, details);
  }

  #report(message: string, details: KaiErrorDetails): void {
    this.#reporter.report(new KaiApiError(message, details));
  }
}

/** Such as no memory for a batch: never a reason to lose logs. */
function unexpected(error: unknown): KaiApiError {
  return new KaiApiError(`A batch could not be made: ${String(error)}`, { code: "network", retryable: true });
}

function logCount(count: number): string {
  return `${count} ${count === 1 ? "log" : "logs"}`;
}
