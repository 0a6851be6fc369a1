import { isDiskFull, StorageFullError } from "../storage-full-error.ts";
import type { ThreadError } from "../thread/answer-calls.ts";

/** The inbox holds as much as it may: the engine has not kept up, or is down. Nothing of the append was taken. */
export class InboxFullError extends Error {
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("The inbox is full: logs arrive faster than they can be stored.");
    this.name = "InboxFullError";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The inbox was closed; nothing more is taken in. */
export class InboxClosedError extends Error {
  constructor() {
    super("The inbox is closed.");
    this.name = "InboxClosedError";
  }
}

/** The inbox cannot be used: it is damaged, or another process has it. */
export class InboxUnusableError extends Error {
  override name = "InboxUnusableError";
}

/** Seconds to wait when the inbox is full. */
export const retryAfterSeconds = 5;

const codes = { busy: 5, corrupt: 11, notADatabase: 26 };

/** Says in words what SQLite's code means for the inbox. */
export function asInboxError(path: string, { message, errcode }: ThreadError): Error {
  if (isDiskFull(errcode)) return new StorageFullError(path, { cause: new Error(message) });
  // The low byte is the code; the others refine it.
  switch (errcode === undefined ? undefined : errcode & 0xff) {
    case codes.busy:
      return new InboxUnusableError(`The inbox ${path} is in use by another process.`);
    case codes.corrupt:
    case codes.notADatabase:
      return new InboxUnusableError(
        `The inbox ${path} is damaged (${message}). Stop the server, move the file and its -wal aside, and start again. ` +
          "Keep them: logs that had not reached the store are inside.",
      );
    default:
      return new Error(`The inbox ${path} failed: ${message}`);
  }
}
