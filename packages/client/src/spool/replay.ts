import type { Sender, SenderParts } from "../sender.ts";
import { type Timeout, unrefTimeout } from "../unref-timeout.ts";
import { ReplayedFile } from "./replayed-file.ts";
import type { Spool } from "./spool.ts";

const RETRY_MS = 60_000;

/** What a replay works with. */
interface ReplayParts {
  readonly spool: Spool;
  /** Goes first. */
  readonly live: Sender;
  /** What the replay's own senders work with. */
  readonly sender: SenderParts;
  /** Hears of every file that is taken out of the spool. */
  readonly onClaim: () => void;
}

/** Sends what is in the spool, one file at a time, when the live logs leave time for it. Keeps no process alive. */
export class Replay {
  readonly #parts: ReplayParts;
  #timer: Timeout | undefined;
  #running: Promise<void> | undefined;
  #file: ReplayedFile | undefined;
  #isStopped = false;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Runs after a while; once, however often this is called until then. */
  schedule(ms = RETRY_MS): void {
    if (this.#isStopped) return;
    this.#timer ??= unrefTimeout(() => {
      this.#timer = undefined;
      void this.run();
    }, ms);
  }

  /** Resolves when the spool is empty, or has to wait for a better moment, which is scheduled then. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#sendFiles().finally(() => {
      this.#running = undefined;
      this.#parts.sender.onIdle?.();
    });
    return this.#running;
  }

  /** As `run`, for so long at most, during which it keeps the process alive. */
  async runFor(ms: number): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([this.run(), late]);
    clearTimeout(timer);
  }

  /** Ends it for good; when this returns, what the server does not have is back in the spool. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#file?.giveBack();
  }

  async #sendFiles(): Promise<void> {
    const { spool, live, sender, onClaim } = this.#parts;
    while (!this.#isStopped && !live.isStuck) {
      const claim = spool.claim();
      if (!claim) return;
      onClaim();
      this.#file = new ReplayedFile(claim, spool, sender);
      const isSent = await this.#file.send(live);
      if (!isSent) this.#file.giveBack();
      this.#file = undefined;
      if (!isSent) break;
    }
    this.schedule();
  }
}
