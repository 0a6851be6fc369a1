import { parentPort } from "node:worker_threads";

/** What can be called in a thread: methods of which one ends it. */
export type ThreadCalls<Calls> = { [Name in keyof Calls]: (...parameters: never[]) => unknown } & { close(): void };

/** One call, answered under the same id. */
export interface CallMessage {
  id: number;
  call: string;
  parameters: unknown[];
}

/** What a call came to. */
export type AnswerMessage = { id: number } & ({ result: unknown } | { error: ThreadError });

/** An error as it crosses between threads. */
export interface ThreadError {
  message: string;
  /** SQLite's result code. */
  errcode?: number;
}

interface AnswerOptions {
  /** Memory in a result that moves to the caller instead of being copied. */
  moved?: (call: string, result: unknown) => ArrayBuffer[];
}

/** Answers the calls that come to this thread with what `open` opens, at the first of them. */
export function answerCalls<Calls extends ThreadCalls<Calls>>(
  open: () => Calls,
  { moved = () => [] }: AnswerOptions = {},
): void {
  const port = parentPort!;
  let opened: Calls | undefined;
  port.on("message", ({ id, call, parameters }: CallMessage) => {
    try {
      opened ??= open();
      const result = opened[call as keyof Calls](...(parameters as never[]));
      port.postMessage({ id, result } satisfies AnswerMessage, moved(call, result));
      if (call === "close") port.close();
    } catch (error) {
      const { message, errcode } = error as ThreadError;
      port.postMessage({ id, error: { message, errcode } } satisfies AnswerMessage);
      if (!opened) port.close();
    }
  });
}
