import { KaiApiError } from "../error.ts";
import { logCount } from "../log-count.ts";
import { LossLedger } from "../loss-ledger.ts";
import { Sender, type SenderParts } from "../sender.ts";
import type { Claim } from "./claim.ts";
import type { Spool } from "./spool.ts";
import { decodeSpoolFile, type SpoolContent } from "./spool-file.ts";

/** Longest time that live logs go first. */
const PATIENCE_MS = 5000;
/** Longest time for as many logs as a batch may have, retries included. */
const SEND_MS = 30_000;

/** A claimed spool file on its way to the server. */
export class ReplayedFile {
  readonly #claim: Claim;
  readonly #spool: Spool;
  readonly #parts: SenderParts;
  /** Present once the file is read; sends one batch at a time. */
  #sender: Sender | undefined;
  #ledger = new LossLedger();
  /** What the sender has not been given yet. */
  #rest: Uint8Array<ArrayBuffer>[] = [];
  #isCorrupt = false;
  #isOver = false;

  constructor(claim: Claim, spool: Spool, parts: SenderParts) {
    this.#claim = claim;
    this.#spool = spool;
    this.#parts = parts;
  }

  /** Resolves true when the server took or refused all of it, false when it has to be given back. Never rejects. */
  async send(live: Sender): Promise<boolean> {
    const content = await this.#claim.read().then(decodeSpoolFile, () => undefined);
    if (this.#isOver) return false;
    const sender = this.#open(content);
    do {
      await live.untilIdle(PATIENCE_MS);
      if (this.#isOver || live.isStuck) return false;
      for (const log of this.#takeSome()) sender.add(log);
      const isFlushed = await sender.flush(SEND_MS, { isLast: true, isBackground: true });
      if (this.#isOver || !isFlushed) return false;
    } while (this.#rest.length > 0);
    this.#finish();
    return true;
  }

  /** Puts what the server does not have back into the spool. */
  giveBack(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (!this.#sender) return this.#claim.release();
    const logs = [...this.#sender.drain().map(({ json }) => json), ...this.#rest];
    if (logs.length === this.#claim.count) return this.#claim.release();
    try {
      const loss_reports = this.#ledger.drain();
      if (logs.length + loss_reports.length > 0) this.#spool.save({ logs, loss_reports });
      this.#finish();
    } catch {
      this.#claim.release();
    }
  }

  #open(content: SpoolContent | undefined): Sender {
    this.#rest = content?.logs ?? [];
    this.#ledger = new LossLedger(content?.loss_reports);
    if (!content) this.#isCorrupt = true;
    this.#lose(this.#claim.count - this.#rest.length);
    // The bounds of the queue are for live logs.
    const options = { ...this.#parts.options, maxCount: Infinity, maxBytes: Infinity };
    const ledger = this.#ledger;
    return (this.#sender = new Sender({ ...this.#parts, options, ledger, countsAs: "replayed", onIdle: undefined }));
  }

  /** What is no JSON is left out: it would cost the whole batch. */
  #takeSome(): Uint8Array<ArrayBuffer>[] {
    const some = this.#rest.splice(0, this.#parts.options.batchCount);
    const logs = some.filter(isJson);
    this.#lose(some.length - logs.length);
    return logs;
  }

  #lose(count: number): void {
    if (count <= 0) return;
    this.#isCorrupt = true;
    this.#parts.counters.drop("spool_corrupt", count);
    const message = `Dropped ${logCount(count)}: a file in ${this.#spool.directory} is damaged and was set aside.`;
    this.#parts.reporter.report(new KaiApiError(message, { code: "spool" }));
  }

  #finish(): void {
    this.#isOver = true;
    if (this.#isCorrupt) this.#claim.setAside();
    else this.#claim.remove();
  }
}

function isJson(log: Uint8Array): boolean {
  try {
    return typeof JSON.parse(new TextDecoder().decode(log)) === "object";
  } catch {
    return false;
  }
}
