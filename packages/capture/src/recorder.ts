import type { LogCreate } from "@kai/schema/log";
import { findFormat } from "@kai/wire";
import { callSite } from "./call-site.ts";
import { Call } from "./call.ts";
import { nextTurn } from "./next-turn.ts";
import type { CallTarget, CaptureOptions } from "./options.ts";
import { type Ending, outcomeOf } from "./outcome.ts";
import { buildRecord } from "./record.ts";
import { redactRecord } from "./redact.ts";
import { type ResolvedContext, resolveContext } from "./resolve-context.ts";
import type { Scope } from "./scope.ts";
import { shared } from "./shared.ts";
import { activeSpan } from "./span/opentelemetry.ts";
import { contextOfCall, type Span } from "./span/span.ts";
import { type CaptureStats, Counters, type DropReason } from "./stats.ts";
import type { Troubles } from "./troubles.ts";

/** Calls and spans that may be open at once; beyond it the oldest are taken for abandoned, so that they cannot pile up. */
const MAX_OPEN = 10_000;
/** Records that may be in the making at once. */
const MAX_PENDING = 5_000;

export interface RecorderOptions extends Pick<
  CaptureOptions,
  "sampleRate" | "ignore" | "redact" | "strict" | "baseContext" | "onCall"
> {
  sink: NonNullable<CaptureOptions["sink"]>;
  maxBodyBytes: number;
  troubles: Troubles;
  /** Hears of everything that is lost, by reason. */
  onLoss?: ((reason: string) => void) | undefined;
}

/** A call or a span in progress. */
interface Open {
  end(ending: { kind: "abandoned" }): void;
}

/** A log that is ready but for `redact`. */
export interface Finished {
  record: LogCreate;
  isCut: boolean;
}

/** Turns calls and spans into records: exactly one for each that is begun, save for those counted as dropped. */
export class Recorder {
  readonly maxBodyBytes: number;
  readonly #options: RecorderOptions;
  readonly #counters: Counters;
  readonly #open = new Set<Open>();
  readonly #pending = new Set<Promise<void>>();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#counters = new Counters(options.onLoss);
    this.maxBodyBytes = options.maxBodyBytes;
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
    if (!this.#isSampled(target, current?.span)) return this.#drop("sampled");

    const isLogged = this.#announce();
    const call = new Call({
      format,
      path: target.path,
      maxBodyBytes: this.maxBodyBytes,
      context: this.#contextOfCall(target, current, isTrusted),
      onEnd: (ended, ending) => {
        const recorded = this.#end(ended, ending);
        isLogged?.(recorded);
      },
    });
    this.opened(call);
    return call;
  }

  /** Whether a span is to be recorded. Those inside of it, and its calls, go along, so that a trace is whole or not there at all. */
  admits(scope: Scope | undefined): boolean {
    if (scope?.isIgnored) this.#drop("ignored");
    else if (!this.#samplesSpan(scope?.span)) this.#drop("sampled");
    else return true;
    return false;
  }

  opened(item: Open): void {
    this.#open.add(item);
    if (this.#open.size > MAX_OPEN) this.#open.values().next().value?.end({ kind: "abandoned" });
  }

  closed(item: Open): void {
    this.#open.delete(item);
  }

  /** Records what comes of `finish`, once the host's code has had its turn. */
  record(finish: () => Promise<Finished>): Promise<void> | undefined {
    if (this.#pending.size >= MAX_PENDING) return this.#drop("backlog");
    // Outside of the scope: whatever the sink opens would otherwise keep it alive.
    const pending = shared.als.run(undefined, () => this.#record(finish));
    this.#pending.add(pending);
    void pending.then(() => this.#pending.delete(pending));
    return pending;
  }

  /** What is known in a scope, or outside of any, as a call or a span starts. */
  contextIn(scope: Scope | undefined): ResolvedContext {
    const { baseContext, troubles } = this.#options;
    const resolvers = [...(baseContext ? [baseContext] : []), ...(scope?.resolvers ?? [])];
    return resolveContext(resolvers, scope?.context ?? {}, (cause) => troubles.tell("context", cause));
  }

  get stats(): CaptureStats {
    return this.#counters.snapshot(this.#open.size);
  }

  /** Settles when every call that has ended is recorded. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** Takes the calls in progress for abandoned. */
  close(): void {
    for (const call of this.#open) call.end({ kind: "abandoned" });
  }

  #end(call: Call, ending: Ending): Promise<void> | undefined {
    this.closed(call);
    const reason = reasonToDrop(call);
    return reason ? this.#drop(reason) : this.record(() => finishCall(call, ending));
  }

  /** Never rejects. */
  async #record(finish: () => Promise<Finished>): Promise<void> {
    try {
      // The caller's code goes first: it is waiting for this answer.
      await nextTurn();
      const { record, isCut } = await finish();
      const redacted = this.#redact(record);
      if (!redacted) return this.#drop("redacted");
      if (isCut) this.#counters.lack("cut");
      await this.#options.sink(redacted);
      this.#counters.recorded++;
    } catch (error) {
      this.#drop("failed");
      this.#options.troubles.tell("internal", error);
    }
  }

  /** Tells the host of a call; the function that is to be given the promise of its log, if the host wants to hear. */
  #announce(): ((recorded: Promise<void> | undefined) => void) | undefined {
    const { onCall } = this.#options;
    if (!onCall) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ask(() => onCall(promise), undefined);
    return resolve;
  }

  #contextOfCall(target: CallTarget, current: Scope | undefined, isTrusted: () => boolean): Call["context"] {
    const span = current?.span;
    const parent = span ? undefined : activeSpan();
    const { strict, baseContext } = this.#options;
    if (strict && !current?.isWork && !baseContext) this.#warn(target);
    if (!current && !parent && !baseContext) return undefined;
    if (!isTrusted()) {
      this.#counters.lack("unattributed");
      return undefined;
    }
    const context = this.contextIn(current);
    return async () => contextOfCall(await context.late(), { span, parent });
  }

  #warn({ host, path }: CallTarget): void {
    const site = callSite();
    this.#options.troubles.tell(
      "strict",
      `to ${host}${path}${site ? ` by ${site}` : ""}`,
      `strict ${site ?? host + path}`,
    );
  }

  #redact(record: LogCreate): LogCreate | null {
    const { redact, troubles } = this.#options;
    if (!redact) return record;
    return redactRecord(record, redact, (cause) => {
      this.#counters.lack("stripped");
      troubles.tell("redact", cause);
    });
  }

  #isIgnored(target: CallTarget): boolean {
    return this.#ask(() => this.#options.ignore?.(target) ?? false, true);
  }

  #isSampled(target: CallTarget, span: Span | undefined): boolean {
    const { sampleRate } = this.#options;
    if (typeof sampleRate !== "function") return this.#samplesSpan(span);
    return isDrawn(this.#ask(() => sampleRate(target), 1));
  }

  #samplesSpan(outer: Span | undefined): boolean {
    const { sampleRate = 1 } = this.#options;
    // The function is about calls.
    if (typeof sampleRate === "function") return true;
    return outer ? outer.isSampled : isDrawn(sampleRate);
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
    this.#counters.drop(reason);
  }
}

async function finishCall(call: Call, ending: Ending): Promise<Finished> {
  const answer = await call.readAnswer();
  const context = (await call.context?.()) ?? {};
  const outcome = outcomeOf(ending, call.head?.status, answer);
  const record = buildRecord(call, { answer, outcome, context });
  return { record, isCut: call.request.isCut || (answer?.isCut ?? false) };
}

function reasonToDrop(call: Call): DropReason | undefined {
  if (call.isOther) return "other";
  const { head } = call;
  if (head && head.status >= 300 && head.status < 400) return "redirect";
  return head?.isLogged ? "gateway" : undefined;
}

function isDrawn(rate: number): boolean {
  return rate >= 1 || Math.random() < rate;
}

/** A request sent through a proxy has a whole URL for a path. */
function pathOf(path: string): string {
  const withoutQuery = path.split("?", 1)[0]!;
  return withoutQuery.startsWith("/") ? withoutQuery : (URL.parse(withoutQuery)?.pathname ?? withoutQuery);
}
