import type { Log } from "../log-types.ts";
import { messageTypes } from "./content.ts";

type Stored = Omit<Log, "id" | "prompt_messages" | "completion_message">;

/** Adds to a stored log the fields that older readers expect. */
export function readLog(stored: Stored): Log {
  const hasMessages = messageTypes.has(stored.log_type);
  return {
    ...stored,
    id: stored.unique_id,
    embedding:
      stored.embedding ?? (stored.log_type === "embedding" && Array.isArray(stored.output) ? stored.output : null),
    prompt_messages: hasMessages ? asMessages(stored.input, "user") : null,
    completion_message: hasMessages ? (asMessages(stored.output, "assistant")?.at(-1) ?? null) : null,
  };
}

type Message = NonNullable<Log["completion_message"]>;

function asMessages(value: unknown, role: string): Message[] | null {
  if (typeof value === "string") return [{ role, content: value }];
  if (Array.isArray(value)) return value as Message[];
  return typeof value === "object" && value !== null && "role" in value ? [value as Message] : null;
}

/** The log as the API answers it: `input` and `output` as JSON text, which is what existing readers parse. */
export function logAnswer(log: Log): Record<string, unknown> {
  const text = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  return { ...log, input: text(log.input), output: text(log.output) };
}
