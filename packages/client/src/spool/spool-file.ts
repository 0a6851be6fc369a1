import { concat } from "../concat.ts";
import type { LossReport } from "../loss-ledger.ts";

/** What a spool file holds. */
export interface SpoolContent {
  /** Each a log as JSON; in a damaged file perhaps not. */
  readonly logs: Uint8Array<ArrayBuffer>[];
  readonly loss_reports: readonly LossReport[];
}

const NEWLINE = 10;
const newline = Uint8Array.of(NEWLINE);

/** A line that says what follows, then one line for each log. */
export function encodeSpoolFile({ logs, loss_reports }: SpoolContent): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify({ kai_spool: 1, loss_reports }));
  return concat([head, ...logs].flatMap((line) => [line, newline]));
}

/** `undefined` when it is no spool file; a last line that was not finished is left out. */
export function decodeSpoolFile(file: Uint8Array<ArrayBuffer>): SpoolContent | undefined {
  const [head, ...logs] = linesOf(file);
  try {
    const { kai_spool, loss_reports } = JSON.parse(new TextDecoder().decode(head)) as Record<string, unknown>;
    return kai_spool === 1 && Array.isArray(loss_reports) ? { logs, loss_reports } : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const lines: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  for (let end = file.indexOf(NEWLINE); end !== -1; end = file.indexOf(NEWLINE, start)) {
    lines.push(file.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
