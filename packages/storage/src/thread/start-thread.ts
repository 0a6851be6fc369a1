import { Worker } from "node:worker_threads";
import type { AnswerMessage, CallMessage, ThreadCalls, ThreadError } from "./answer-calls.ts";

/** Runs one call in a thread. */
export type Thread<Calls extends ThreadCalls<Calls>> = <Name extends keyof Calls & string>(
  call: Name,
  ...parameters: Parameters<Calls[Name]>
) => Promise<ReturnType<Calls[Name]>>;

export interface ThreadOptions {
  /** What the thread is called in errors and by debuggers. */
  name: string;
  /** What its opener is given. */
  workerData: unknown;
  /** Turns what a call threw there into what it throws here. */
  asError: (error: ThreadError) => Error;
}

/** Starts a thread in which a synchronous database waits for its disk. The file runs `answerCalls`; the thread ends with the call `close`. */
export function startThread<Calls extends ThreadCalls<Calls>>(file: URL, options: ThreadOptions): Thread<Calls> {
  const { name, workerData, asError } = options;
  // Flags of the host, such as `--input-type`, are not meant for this thread.
  const worker = new Worker(file, { workerData, name: `kai ${name}`, execArgv: [] });
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let ended: Error | undefined;

  function end(error: Error) {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  worker.on("message", (message: AnswerMessage) => {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if ("error" in message) call?.reject(asError(message.error));
    else call?.resolve(message.result as never);
  });
  worker.on("error", (cause) => end(new Error(`The thread of the ${name} failed.`, { cause })));
  worker.on("exit", () => end(new Error(`The thread of the ${name} has ended.`)));

  return (call, ...parameters) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, parameters } satisfies CallMessage, []);
    });
}
