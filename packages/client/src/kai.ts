import { resolveConnection } from "./connection.ts";
import { createEnqueue } from "./enqueue.ts";
import { createLogs, type Logs } from "./logs.ts";
import { atLeast, type KaiOptions, resolveQueueOptions } from "./options.ts";
import { Reporter } from "./reporter.ts";
import { Sender } from "./sender.ts";
import { Counters, type KaiStats } from "./stats.ts";

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
  readonly #counters = new Counters();
  /** Absent when the configuration allows no request. */
  readonly #sender: Sender | undefined;

  constructor(options: KaiOptions = {}) {
    const connection = resolveConnection(options);
    const reporter = new Reporter(options.onError);
    const sender =
      "code" in connection
        ? connection
        : new Sender(connection, resolveQueueOptions(options.queue), this.#counters, reporter);
    this.#sender = sender instanceof Sender ? sender : undefined;
    this.logs = createLogs(connection, createEnqueue(sender, this.#counters, reporter));
  }

  /** Sends what is queued now. Resolves true when all of it was sent or accounted for, false at the deadline; never rejects. */
  async flush({ timeoutMs }: FlushOptions = {}): Promise<boolean> {
    return this.#sender?.flush(atLeast(0, timeoutMs, FLUSH_MS)) ?? true;
  }

  /** Flushes, drops what is left and stops every timer; logs enqueued later are dropped as `closed`. Never rejects. */
  async close({ timeoutMs }: FlushOptions = {}): Promise<boolean> {
    return this.#sender?.close(atLeast(0, timeoutMs, FLUSH_MS)) ?? true;
  }

  /** Counts of what happened to enqueued logs. */
  stats(): KaiStats {
    return this.#counters.snapshot(this.#sender?.queued ?? { count: 0, bytes: 0 });
  }
}
