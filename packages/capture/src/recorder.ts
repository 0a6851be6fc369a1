import type { LogCreate } from "@kai/schema";
import { findFormat } from "@kai/wire";
import { Call } from "./call.ts";
import { nextTurn } from "./next-turn.ts";
import type { CallTarget, CaptureOptions } from "./options.ts";
import { type Ending, outcomeOf } from "./outcome.ts";
import { buildRecord } from "./record.ts";
import { redactRecord } from "./redact.ts";
import { resolveContext } from "./resolve-context.ts";
import { shared } from "./shared.ts";
import { type CaptureStats, type DropReason, emptyStats } from "./stats.ts";
import type { Troubles } from "./troubles.ts";

/** Calls that may be open at once; beyond it the oldest are taken for abandoned, so that they cannot pile up. */
const MAX_OPEN = 10_000;
/** Records that may be in the making at once. */
const MAX_PENDING = 5_000;

export interface RecorderOptions extends Pick<CaptureOptions, "sampleRate" | "ignore" | "redact"> {
  sink: NonNullable<CaptureOptions["sink"]>;
  maxBodyBytes: number;
  troubles: Troubles;
}

/** Turns calls into records: exactly one for each that is begun, save for those counted as dropped. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #stats: CaptureStats = emptyStats();
  readonly #open = new Set<Call>();
  readonly #pending = new Set<Promise<void>>();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /**
   * Begins a call when the request is one to an LLM and is to be recorded.
   *
   * @param isTrusted tells whether the running code belongs to the request's caller; asked only when it matters
   */
  begin({ path: fullPath, ...rest }: CallTarget, isTrusted: () => boolean = () => true): Call | undefined {
    const target = { ...rest, path: pathOf(fullPath) };
    const format = findFormat(target);
    if (!format) return undefined;
    const current = shared.als.getStore();
    if (current?.isIgnored || this.#isIgnored(target)) return this.#drop("ignored");
    if (!this.#isSampled(target)) return this.#drop("sampled");
    const scope = current && isTrusted() ? current : undefined;
    if (current && !scope) this.#stats.unattributed++;

    const call = new Call({
      format,
      path: target.path,
      maxBodyBytes: this.#options.maxBodyBytes,
      context: scope && resolveContext(scope, (cause) => this.#options.troubles.tell("context", cause)),
      onEnd: (ended, ending) => this.#end(ended, ending),
    });
    this.#open.add(call);
    if (this.#open.size > MAX_OPEN) this.#open.values().next().value?.end({ kind: "abandoned" });
    return call;
  }

  get stats(): CaptureStats {
    return { ...this.#stats, open: this.#open.size, dropped: { ...this.#stats.dropped } };
  }

  /** Settles when every call that has ended is recorded. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** Takes the calls in progress for abandoned. */
  close(): void {
    for (const call of this.#open) call.end({ kind: "abandoned" });
  }

  #end(call: Call, ending: Ending): void {
    this.#open.delete(call);
    const reason = this.#reasonToDrop(call);
    if (reason) {
      this.#drop(reason);
      return;
    }
    // Outside of the scope: whatever the sink opens would otherwise keep it alive.
    const recorded = shared.als.run(undefined, () => this.#record(call, ending));
    const pending = recorded.catch((error: unknown) => {
      this.#drop("failed");
      this.#options.troubles.tell("internal", error);
    });
    this.#pending.add(pending);
    void pending.finally(() => this.#pending.delete(pending));
  }

  async #record(call: Call, ending: Ending): Promise<void> {
    // The caller's code goes first: it is waiting for this answer.
    await nextTurn();
    const [answer, context] = await Promise.all([call.readAnswer(), call.context?.()]);
    const outcome = outcomeOf(ending, call.head?.status, answer);
    const record = this.#redact(buildRecord(call, { answer, outcome, context: context ?? {} }));
    if (!record) {
      this.#drop("redacted");
      return;
    }
    if (call.request.isCut || answer?.isCut) this.#stats.cut++;
    await this.#options.sink(record);
    this.#stats.recorded++;
  }

  #reasonToDrop({ head }: Call): DropReason | undefined {
    if (head && head.status >= 300 && head.status < 400) return "redirect";
    if (head?.isLogged) return "gateway";
    return this.#pending.size >= MAX_PENDING ? "backlog" : undefined;
  }

  #redact(record: LogCreate): LogCreate | null {
    const { redact, troubles } = this.#options;
    if (!redact) return record;
    return redactRecord(record, redact, (cause) => {
      this.#stats.stripped++;
      troubles.tell("redact", cause);
    });
  }

  #isIgnored(target: CallTarget): boolean {
    return this.#ask(() => this.#options.ignore?.(target) ?? false, true);
  }

  #isSampled(target: CallTarget): boolean {
    const { sampleRate = 1 } = this.#options;
    const rate = typeof sampleRate === "number" ? sampleRate : this.#ask(() => sampleRate(target), 1);
    return rate >= 1 || Math.random() < rate;
  }

  #ask<T>(question: () => T, fallback: T): T {
    try {
      return question();
    } catch (error) {
      this.#options.troubles.tell("option", error);
      return fallback;
    }
  }

  #drop(reason: DropReason): undefined {
    this.#stats.dropped[reason]++;
  }
}

/** A request sent through a proxy has a whole URL for a path. */
function pathOf(path: string): string {
  const withoutQuery = path.split("?", 1)[0]!;
  return withoutQuery.startsWith("/") ? withoutQuery : (URL.parse(withoutQuery)?.pathname ?? withoutQuery);
}
