import type { Log } from "@kai/schema/log";

/** A log off the wire, where `input` and `output` are JSON in a string, with their values instead. */
export function readLog(log: Log): Log {
  return { ...log, input: parse(log.input), output: parse(log.output) };
}

/** Text that is not JSON stays text. */
function parse(content: unknown): unknown {
  if (typeof content !== "string") return content ?? null;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}
