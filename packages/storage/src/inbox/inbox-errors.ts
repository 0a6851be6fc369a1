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

/** The inbox cannot be used: another process has it. */
export class InboxUnusableError extends Error {
  override name = "InboxUnusableError";
}

/** Seconds to wait when the inbox is full. */
export const retryAfterSeconds = 5;

/** A part of the file cannot be read, or is not what was written. */
export class InboxDamagedError extends Error {
  /** SQLite's code, as it crosses between threads. */
  readonly errcode = codes.corrupt;

  constructor(message: string) {
    super(message);
    this.name = "InboxDamagedError";
  }
}

const codes = { busy: 5, corrupt: 11, notADatabase: 26 };

/** The low byte of SQLite's code is the kind of error; the others refine it. */
const kindOf = (errcode: number | undefined) => (errcode === undefined ? undefined : errcode & 0xff);

/** Whether an error of SQLite says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  const kind = kindOf((error as ThreadError).errcode);
  return kind === codes.corrupt || kind === codes.notADatabase;
}

/** Says in words what SQLite's code means for the inbox. */
export function asInboxError(path: string, { message, errcode }: ThreadError): Error {
  if (isDiskFull(errcode)) return new StorageFullError(path, { cause: new Error(message) });
  switch (kindOf(errcode)) {
    case codes.busy:
      return new InboxUnusableError(`The inbox ${path} is in use by another process.`);
    case codes.corrupt:
    case codes.notADatabase:
      return new InboxDamagedError(`The inbox ${path} is damaged: ${message}`);
    default:
      return new Error(`The inbox ${path} failed: ${message}`);
  }
}
