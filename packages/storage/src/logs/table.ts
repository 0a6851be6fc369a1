import { logFields, storedFieldNames } from "@kai/schema";
import { columnOf } from "../columns.ts";
import type { Column, Index, Table } from "../table.ts";

const moment = "DateTime64(6, 'UTC')";

const ownColumns: Column[] = [
  { name: "project_id", type: "LowCardinality(String)", codec: "ZSTD(1)" },
  { name: "received_at", type: moment, codec: "Delta(8), ZSTD(1)" },
  { name: "revision", type: "UInt32", codec: "ZSTD(1)" },
  { name: "is_deleted", type: "UInt8", codec: "ZSTD(1)" },
];

const fieldColumns = storedFieldNames.map((name): Column => {
  const { type, codec } = columnOf[logFields[name].kind];
  return { name, type: name === "timestamp" ? moment : type, codec };
});

const fieldIndexes = storedFieldNames.flatMap((name): Index[] =>
  (columnOf[logFields[name].kind].indexes ?? []).map(({ suffix, expression, ...index }) => ({
    name: `${name}_${suffix}`,
    expression: expression(`\`${name}\``),
    ...index,
  })),
);

/** What was said is searched by the words in it: without an index, every text would be read. Case does not count. */
const textIndexes = (["input", "output"] as const).map((name): Index => ({
  name: `${name}_words`,
  expression: name,
  type: `text(tokenizer = splitByNonAlpha, preprocessor = lowerUTF8(${name}))`,
  granularity: 1,
}));

/**
 * The table of logs, derived from the fields.
 *
 * Rows of one log agree in project, time and id: the greatest `revision` remains when parts merge, and `FINAL` hides the others
 * before. A log is created with revision 0, and every change of it is one more: a creation that is replayed cannot undo a change.
 * The last revision of a deleted log is a row with nothing else in it, which `FINAL` hides too.
 * The environment is not part of the order: reading both environments of a project by time needs no sort then.
 */
export const logsTable: Table = {
  name: "logs",
  columns: [...ownColumns, ...fieldColumns],
  // Ids made by this project grow with time, so a range finds their parts before any bloom filter is read.
  indexes: [
    { name: "unique_id_range", expression: "unique_id", type: "minmax", granularity: 1 },
    { name: "received_at_range", expression: "received_at", type: "minmax", granularity: 1 },
    ...fieldIndexes,
    ...textIndexes,
  ],
  layout: {
    version: "revision, is_deleted",
    partitionBy: "toYYYYMM(timestamp)",
    orderBy: "project_id, timestamp, unique_id",
    // A page of logs that are strewn among others reads a granule for each of them.
    granuleBytes: 1024 * 1024,
  },
  unreplicatedSettings: { non_replicated_deduplication_window: 1000, fsync_after_insert: 1, fsync_part_directory: 1 },
};
