import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import type { Retention } from "./logs/retention.ts";
import { migrate } from "./migrate.ts";

export interface PrepareOptions {
  retention?: Retention;
  /** Hears of every attempt that failed while the start did not wait for it. */
  onError?: (error: unknown) => void;
  /** How long the start waits for the engine, in milliseconds. @default 30,000 */
  patienceMs?: number;
}

/** An engine that is being made ready. */
export interface Preparation {
  /** Resolves when the tables are as they should be; rejects when the preparation is given up. */
  readonly ready: Promise<void>;
  /** Why the engine cannot be asked yet; undefined when it can. */
  problem(): EngineError | undefined;
  /** Gives up. */
  stop(): void;
}

const firstDelayMs = 500;
const longestDelayMs = 10_000;

/**
 * Checks the engine and brings its tables up to date. An engine that is down, unwell or long in copying tables does not hold up the
 * start: it is tried again until it is ready, and logs wait in the inbox.
 *
 * @throws UnusableEngineError, EngineError of one that lets nobody in, Error of a table that cannot hold the fields
 */
export async function prepareEngine(engine: Engine, options: PrepareOptions = {}): Promise<Preparation> {
  const { retention, onError, patienceMs = 30_000 } = options;
  const stopped = new AbortController();
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  ready.catch(() => {});
  let isReady = false;
  let lastError: unknown;

  async function attempt() {
    await engine.check();
    await migrate(engine, retention);
    isReady = true;
    resolve();
  }

  async function tryOn() {
    for (let delay = firstDelayMs; !stopped.signal.aborted; delay = Math.min(2 * delay, longestDelayMs)) {
      await sleep(delay, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopped.signal.aborted) return;
      try {
        return await attempt();
      } catch (error) {
        failed(error);
      }
    }
  }

  function failed(error: unknown) {
    lastError = error;
    try {
      onError?.(error);
    } catch {
      // A listener at fault must not stop the attempts.
    }
  }

  let waiting = true;
  const first = attempt().catch((error: unknown) => {
    if (waiting && !(error instanceof EngineError && error.unwell)) throw error;
    failed(error);
    void tryOn();
  });
  const late = new AbortController();
  await Promise.race([first, sleep(patienceMs, undefined, { signal: late.signal }).catch(() => {})]);
  late.abort();
  waiting = false;

  return {
    ready,
    problem() {
      if (isReady) return undefined;
      const why = lastError instanceof Error ? lastError.message : "its tables are being made or rebuilt";
      return new EngineError(`The store is not ready yet: ${why}`, { cause: lastError });
    },
    stop() {
      stopped.abort();
      reject(new EngineError("The store closes before its engine was ready."));
    },
  };
}
