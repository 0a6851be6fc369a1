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
export function shrink({ json, sequence }: QueuedLog): QueuedLog | undefined {
  const log = JSON.parse(new TextDecoder().decode(json)) as LogObject;
  const smaller = withoutRawBodies(log) ?? withoutContents(log);
  return smaller && { json: new TextEncoder().encode(JSON.stringify(smaller)), sequence };
}

function withoutRawBodies({ full_request, full_response, ...rest }: LogObject): LogObject | undefined {
  return full_request === undefined && full_response === undefined ? undefined : rest;
}

function withoutContents(log: LogObject): LogObject | undefined {
  const smaller = { ...log };
  let isSmaller = false;
  for (const [name, spellings] of Object.entries(contents)) {
    const value = spellings.map((spelling) => log[spelling]).find((each) => each !== undefined && each !== null);
    if (value === undefined || isMarker(value)) continue;
    for (const spelling of spellings) delete smaller[spelling];
    smaller[name] = markerFor(value);
    isSmaller = true;
  }
  return isSmaller ? smaller : undefined;
}

function markerFor(value: unknown): string {
  const { length } = typeof value === "string" ? value : JSON.stringify(value);
  return `[removed by kai: ${length} characters, too large for the server]`;
}

function isMarker(value: unknown): boolean {
  return typeof value === "string" && /^\[removed by kai: \d+ characters/.test(value);
}
