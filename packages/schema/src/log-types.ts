import type { LogCreate } from "./generated/log-create.ts";
import type { LogRecord } from "./generated/log-record.ts";
import type { Message } from "./generated/shapes.ts";

export type { LogCreate, LogRecord };

/** A log as it is read: every field present, `null` when it is not known. */
export type Log = { [K in keyof LogRecord]-?: LogRecord[K] | null } & {
  /** Same as `unique_id`. */
  id: string;
  unique_id: string;
  timestamp: string;
  /** Messages of `input`, for chat, completion, text and response logs. */
  prompt_messages: Message[] | null;
  /** Message of `output`, for chat, completion, text and response logs. */
  completion_message: Message | null;
};
