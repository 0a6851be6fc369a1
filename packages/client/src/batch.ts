import { attempt } from "./attempt.ts";
import { compress } from "./compress.ts";
import { concat } from "./concat.ts";
import { type Connection, withoutKey } from "./connection.ts";
import type { LossReport } from "./loss-ledger.ts";
import type { QueuedLog } from "./queue.ts";
import { unrefSocketsOf } from "./unref-sockets.ts";

const path = "/api/request-logs/batch/create";
const encoder = new TextEncoder();
const opening = encoder.encode('{"logs":[');
const comma = encoder.encode(",");

/** What one request carries. */
export interface Batch {
  readonly logs: readonly QueuedLog[];
  readonly report?: LossReport | undefined;
}

/** What the server did with a batch it accepted. */
export interface BatchAnswer {
  /** Logs it refused one by one. */
  readonly refused: number;
  /** Why it refused the first of them. */
  readonly reason: string;
}

/** Sends it as one request, once. Throws only what {@link attempt} throws. */
export async function sendBatch(connection: Connection, batch: Batch, signal: AbortSignal): Promise<BatchAnswer> {
  unrefSocketsOf(path);
  const encoded = await compress(encodeBatch(batch));
  const { refused, reason } = readAnswer(await attempt(connection, { method: "POST", path, ...encoded, signal }));
  return { refused, reason: withoutKey(reason, connection) };
}

/** Joins what is already JSON, without parsing it again. */
function encodeBatch({ logs, report }: Batch): Uint8Array<ArrayBuffer> {
  const parts = logs.flatMap(({ json }, index) => (index === 0 ? [json] : [comma, json]));
  const closing = report ? `],${JSON.stringify(report).slice(1)}` : "]}";
  return concat([opening, ...parts, encoder.encode(closing)]);
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
