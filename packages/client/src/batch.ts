import { attempt } from "./attempt.ts";
import { type Connection, withoutKey } from "./connection.ts";
import { gzip } from "./gzip.ts";
import { type QueuedLog, totalBytes } from "./queue.ts";
import { unrefSocketsOf } from "./unref-sockets.ts";

const path = "/api/request-logs/batch/create";
const encoder = new TextEncoder();
const [opening, comma, closing] = ['{"logs":[', ",", "]}"].map((text) => encoder.encode(text)) as [Part, Part, Part];
type Part = Uint8Array<ArrayBuffer>;

/** What the server did with a batch it accepted. */
export interface BatchAnswer {
  /** Logs it refused one by one. */
  readonly refused: number;
  /** Why it refused the first of them. */
  readonly reason: string;
}

/** Sends logs as one request, once. Throws only what {@link attempt} throws. */
export async function sendBatch(
  connection: Connection,
  logs: readonly QueuedLog[],
  signal: AbortSignal,
): Promise<BatchAnswer> {
  unrefSocketsOf(path);
  const encoded = await gzip(encodeBatch(logs));
  const { refused, reason } = readAnswer(await attempt(connection, { method: "POST", path, ...encoded, signal }));
  return { refused, reason: withoutKey(reason, connection) };
}

/** Joins what is already JSON, without parsing it again. */
function encodeBatch(logs: readonly QueuedLog[]): Part {
  const parts = logs.flatMap(({ json }, index) => [index === 0 ? opening : comma, json]);
  const body = new Uint8Array(totalBytes(logs) + opening.length + logs.length - 1 + closing.length);
  let offset = 0;
  for (const part of [...parts, closing]) {
    body.set(part, offset);
    offset += part.length;
  }
  return body;
}

interface Result {
  readonly status?: unknown;
  readonly error?: unknown;
  readonly errors?: unknown;
}

function readAnswer(answer: unknown): BatchAnswer {
  const { results } = Object(answer) as { results?: unknown };
  const items = Array.isArray(results) ? (results as (Result | null)[]) : [];
  const refused = items.filter((item) => item?.status === "error");
  const { error = "no reason given", errors = "" } = refused[0] ?? {};
  const reason = [error, errors]
    .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
    .join(" ")
    .trim();
  return { refused: refused.length, reason: reason.slice(0, 300) };
}
