import type { InboxRow } from "./inbox-database.ts";

/** Rows as they cross to the inbox's thread: many lines in one piece of memory are copied far faster than as many strings. */
export interface PackedRows {
  /** The rows without their lines, and how many bytes each line has. */
  rows: (Omit<InboxRow, "line"> & { bytes: number })[];
  /** One line after the other, with nothing between them. */
  lines: Uint8Array;
}

export function packRows(given: readonly InboxRow[]): PackedRows {
  const rows = given.map(({ line, ...row }) => ({ ...row, bytes: Buffer.byteLength(line) }));
  // Not of the pool, all of which would be copied with it.
  const lines = Buffer.allocUnsafeSlow(rows.reduce((total, { bytes }) => total + bytes, 0));
  let at = 0;
  for (const { line } of given) at += lines.write(line, at);
  return { rows, lines };
}
