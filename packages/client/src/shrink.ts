import type { QueuedLog } from "./queue.ts";

type LogObject = Record<string, unknown>;

/** Each content under its current name first, then the older ones that would say the same. */
const contents = {
  input: ["input", "prompt_messages", "messages"],
  output: ["output", "completion_message", "completion_messages"],
};

/**
 * A smaller form of a log that the server found too large: first without `full_request` and `full_response`, then with
 * input and output replaced by a marker that says how long they were; `undefined` when nothing is left to cut.
 */
export function shrink(log: QueuedLog): QueuedLog | undefined {
  const fields = read(log);
  return write(log, withoutRawBodies(fields) ?? withoutContents(fields, "too large for the server"));
}

/** A log with its metrics and without all of that; `undefined` when this makes it no smaller. */
export function cutBodies(log: QueuedLog): QueuedLog | undefined {
  const fields = read(log);
  const bare = withoutRawBodies(fields) ?? fields;
  const smaller = write(log, withoutContents(bare, "the queue was full") ?? bare);
  return smaller && smaller.json.byteLength < log.json.byteLength ? smaller : undefined;
}

function read({ json }: QueuedLog): LogObject {
  return JSON.parse(new TextDecoder().decode(json)) as LogObject;
}

function write(log: QueuedLog, fields: LogObject | undefined): QueuedLog | undefined {
  return fields && { ...log, json: new TextEncoder().encode(JSON.stringify(fields)), isCut: true };
}

function withoutRawBodies({ full_request, full_response, ...rest }: LogObject): LogObject | undefined {
  return full_request === undefined && full_response === undefined ? undefined : rest;
}

function withoutContents(log: LogObject, why: string): LogObject | undefined {
  const smaller = { ...log };
  let isSmaller = false;
  for (const [name, spellings] of Object.entries(contents)) {
    const value = spellings.map((spelling) => log[spelling]).find((each) => each !== undefined && each !== null);
    if (value === undefined || isMarker(value)) continue;
    for (const spelling of spellings) delete smaller[spelling];
    smaller[name] = markerFor(value, why);
    isSmaller = true;
  }
  return isSmaller ? smaller : undefined;
}

function markerFor(value: unknown, why: string): string {
  const { length } = typeof value === "string" ? value : JSON.stringify(value);
  return `[removed by kai: ${length} characters, ${why}]`;
}

function isMarker(value: unknown): boolean {
  return typeof value === "string" && /^\[removed by kai: \d+ characters/.test(value);
}
