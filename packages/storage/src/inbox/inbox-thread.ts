import { Worker } from "node:worker_threads";
import type { InboxDatabaseOptions } from "./inbox-database.ts";
import { asInboxError } from "./inbox-errors.ts";
import type { AnswerMessage, CallMessage, InboxCalls } from "./worker.ts";

/** Runs one call in the inbox's thread. */
export type InboxThread = <Name extends keyof InboxCalls>(
  call: Name,
  ...parameters: Parameters<InboxCalls[Name]>
) => Promise<ReturnType<InboxCalls[Name]>>;

// The sources are run as they are, the build beside its own kind.
const file = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

/** Starts the thread in which the inbox waits for the disk. It ends with the call `close`. */
export function startInboxThread(options: InboxDatabaseOptions): InboxThread {
  // Flags of the host, such as `--input-type`, are not meant for this thread.
  const worker = new Worker(file, { workerData: options, name: "kai inbox", execArgv: [] });
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
    if ("error" in message) call?.reject(asInboxError(options.path, message.error));
    else call?.resolve(message.result as never);
  });
  worker.on("error", (cause) => end(new Error("The inbox's thread failed.", { cause })));
  worker.on("exit", () => end(new Error("The inbox's thread has ended.")));

  return (call, ...parameters) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, parameters } satisfies CallMessage, []);
    });
}
