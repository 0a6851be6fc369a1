import type { ApiRequest } from "./attempt.ts";
import { type ConfigurationProblem, type Connection, resolveConnection, usable } from "./connection.ts";
import { createEnqueue } from "./enqueue.ts";
import { createLogs, type Logs } from "./logs.ts";
import { LossLedger } from "./loss-ledger.ts";
import { atLeast, type KaiOptions } from "./options.ts";
import { Outbox } from "./outbox.ts";
import { readLines } from "./read-lines.ts";
import { Reporter } from "./reporter.ts";
import { Counters, type KaiStats } from "./stats.ts";
import { send } from "./transport.ts";

const FLUSH_MS = 2000;

/** How long `flush` and `close` may take. */
export interface FlushOptions {
  /** @default 2000 */
  timeoutMs?: number;
}

/**
 * A client of a kai server. Making one never throws and opens no connection.
 *
 * @example
 * const kai = new Kai({ apiKey: "…", baseUrl: "https://kai.example.com" });
 * kai.logs.enqueue({ model: "gpt-4o-mini", input: "Hello", output: "Hi" });
 * await kai.flush();
 */
export class Kai {
  readonly logs: Logs;
  readonly #connection: Connection | ConfigurationProblem;
  readonly #ledger = new LossLedger();
  readonly #counters = new Counters(this.#ledger);
  /** Absent when the configuration allows no request. */
  readonly #outbox: Outbox | undefined;

  constructor(options: KaiOptions = {}) {
    const connection = resolveConnection(options);
    this.#connection = connection;
    const reporter = new Reporter(options.onError);
    const records = { counters: this.#counters, ledger: this.#ledger, reporter };
    const outbox = "code" in connection ? connection : new Outbox(connection, options, records);
    this.#outbox = outbox instanceof Outbox ? outbox : undefined;
    this.logs = createLogs(connection, createEnqueue(outbox, this.#counters, reporter));
  }

  /** Whether there is an API key, or `credentials` in its place, and a usable base URL; without them every log is dropped. */
  get isConfigured(): boolean {
    return this.#outbox !== undefined;
  }

  /**
   * Calls an endpoint that has no function here, with the same key, time limits and retries, and answers the JSON that it answers.
   *
   * @throws {KaiApiError}
   * @example
   * await kai.request({ method: "GET", path: "/api/keys/" });
   */
  async request(request: ApiRequest): Promise<unknown> {
    return send(usable(this.#connection), request);
  }

  /**
   * The same for an endpoint whose answer is lines, which are yielded as they come. Leaving the loop ends the request.
   *
   * @throws {KaiApiError}
   */
  requestLines(request: ApiRequest): AsyncGenerator<string, void, undefined> {
    return readLines(usable(this.#connection), request);
  }

  /** Sends what is queued now. Resolves true when all of it was sent or accounted for, false at the deadline; never rejects. */
  async flush({ timeoutMs }: FlushOptions = {}): Promise<boolean> {
    return this.#outbox?.flush(atLeast(0, timeoutMs, FLUSH_MS)) ?? true;
  }

  /** Flushes, spools what is left and stops every timer; logs enqueued later are dropped as `closed`. Never rejects. */
  async close({ timeoutMs }: FlushOptions = {}): Promise<boolean> {
    return this.#outbox?.close(atLeast(0, timeoutMs, FLUSH_MS)) ?? true;
  }

  /**
   * Adds to the losses that the server is told of, as a reason of your own for logs that were never enqueued: left out by sampling, say.
   * Returns at once and never throws.
   */
  countLoss(reason: string, count = 1): void {
    this.#ledger.count(reason, count);
  }

  /** Counts of what happened to enqueued logs. */
  stats(): KaiStats {
    return this.#counters.snapshot(this.#outbox?.queued ?? { count: 0, bytes: 0 });
  }
}
