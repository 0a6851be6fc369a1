import { parentPort, workerData } from "node:worker_threads";
import { InboxDatabase, type InboxDatabaseOptions } from "./inbox-database.ts";

/** The calls that cross to this thread. */
export type InboxCalls = Pick<InboxDatabase, "state" | "append" | "next" | "settle" | "release" | "reject" | "close">;

/** One call, answered under the same id. */
export interface CallMessage {
  id: number;
  call: keyof InboxCalls;
  parameters: unknown[];
}

/** What a call came to. */
export type AnswerMessage = { id: number } & ({ result: unknown } | { error: WorkerError });

/** An error as it crosses between threads. */
export interface WorkerError {
  message: string;
  /** SQLite's result code. */
  errcode?: number;
}

const port = parentPort!;
let database: InboxDatabase | undefined;

port.on("message", ({ id, call, parameters }: CallMessage) => {
  try {
    database ??= new InboxDatabase(workerData as InboxDatabaseOptions);
    const run = database[call] as (...values: unknown[]) => unknown;
    const result = run.apply(database, parameters);
    const moved = call === "next" && result ? [(result as { lines: Uint8Array<ArrayBuffer> }).lines.buffer] : [];
    port.postMessage({ id, result } satisfies AnswerMessage, moved);
    if (call === "close") port.close();
  } catch (error) {
    const { message, errcode } = error as WorkerError;
    port.postMessage({ id, error: { message, errcode } } satisfies AnswerMessage);
    if (!database) port.close();
  }
});
