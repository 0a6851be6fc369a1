import { runSpan, type SpanOptions } from "./run-span.ts";
import type { SpanKind } from "./span.ts";

/**
 * Runs `fn` and logs it: what it was given (`input`), what came of it, how long it took. LLM calls and spans inside of it become its children. A promise
 * is waited for; a generator, and what else can be iterated asynchronously, ends when it was read, and is the same object. Returns what `fn` returns,
 * throws what it throws.
 *
 * @param name of the span
 * @param options `input` is given to `fn`
 */
export interface RunSpan {
  <Input, Result>(name: string, fn: (input: Input) => Result, options: SpanOptions & { input: Input }): Result;
  <Result>(name: string, fn: () => Result, options?: SpanOptions): Result;
}

function spansOf(kind: SpanKind): RunSpan {
  return <Input, Result>(
    name: string,
    fn: (input: Input) => Result,
    options?: SpanOptions & { input?: Input },
  ): Result => runSpan({ ...options, kind, name }, fn);
}

/**
 * A whole piece of work, such as what is done for one question: {@link RunSpan}.
 *
 * @example
 * const answer = await workflow("support_ticket", answerTicket, { input: ticket });
 */
export const workflow: RunSpan = spansOf("workflow");

/** A step of a workflow: {@link RunSpan}. */
export const task: RunSpan = spansOf("task");

/** What a model has called, or could call: {@link RunSpan}. */
export const tool: RunSpan = spansOf("tool");

/** A model that decides on its own what to do next: {@link RunSpan}. */
export const agent: RunSpan = spansOf("agent");
