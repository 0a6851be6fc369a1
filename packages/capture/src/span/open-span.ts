import type { LogCreate } from "@kai/schema/log";
import { mergeContexts } from "../context.ts";
import { nextTurn } from "../next-turn.ts";
import type { Finished, Recorder } from "../recorder.ts";
import type { ResolvedContext } from "../resolve-context.ts";
import type { Scope } from "../scope.ts";
import { timesOf } from "../times.ts";
import { toPlain } from "./plain.ts";
import { contextOfSpan, type Span } from "./span.ts";
import { outcomeOfSpan, type SpanEnding } from "./span-ending.ts";

export interface OpenSpanOptions {
  span: Span;
  /** Where it runs. */
  scope: Scope;
  /** What was known around it. */
  context: ResolvedContext;
}

/** A span in progress, from its start to its one ending. */
export class OpenSpan {
  readonly #recorder: Recorder;
  readonly #options: OpenSpanOptions;
  readonly #input: Promise<ReturnType<typeof toPlain>>;
  readonly #startedAt = Date.now();
  readonly #start = performance.now();
  #hasEnded = false;

  constructor(recorder: Recorder, options: OpenSpanOptions, input: unknown) {
    this.#recorder = recorder;
    this.#options = options;
    // The host goes first; but not for long, since it may change what it was given.
    this.#input = nextTurn().then(() => toPlain(input, this.maxLength));
    recorder.opened(this);
  }

  /** Longest input, and output, that is kept. */
  get maxLength(): number {
    return this.#recorder.maxBodyBytes;
  }

  /** The first ending counts. */
  end(ending: SpanEnding): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const took = performance.now() - this.#start;
    this.#recorder.closed(this);
    void this.#recorder.record(() => this.#finish(ending, took));
  }

  async #finish(ending: SpanEnding, took: number): Promise<Finished> {
    const { span, scope, context } = this.#options;
    const output = toPlain(ending.output, this.maxLength);
    const [input, around] = await Promise.all([this.#input, context.late()]);
    const warnings = [input.isCut && "The input was cut", output.isCut && "The output was cut"].filter(Boolean);
    const record: LogCreate = {
      // What was set while it ran is said of it too.
      ...contextOfSpan(mergeContexts(around, scope.context), span),
      log_type: span.kind,
      ...(input.value !== undefined && { input: input.value }),
      ...(output.value !== undefined && { output: output.value }),
      ...outcomeOfSpan(ending),
      ...timesOf(this.#startedAt, took),
      ...(warnings.length > 0 && { warnings: warnings.join("; ") }),
    };
    return { record, isCut: warnings.length > 0 };
  }
}
