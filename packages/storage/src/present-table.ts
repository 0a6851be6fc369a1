import type { Engine } from "./engine.ts";
import type { Column, Index, Layout } from "./table.ts";

/** A table as it is in the engine. */
export interface PresentTable {
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly layout: Layout;
  readonly ttl?: string;
  /** Everything after `ENGINE =`. */
  readonly storage: string;
  readonly comment: string;
}

/** ClickHouse's own, for a table that was made without. */
const usualGranuleBytes = 10 * 1024 * 1024;

/** Reads what the engine knows about a table; undefined when it has none of that name. */
export async function readTable(engine: Engine, name: string): Promise<PresentTable | undefined> {
  const [table] = await engine.query<{ storage: string; partitionBy: string; orderBy: string; comment: string }>(
    `SELECT engine_full AS storage, partition_key AS partitionBy, sorting_key AS orderBy, comment
FROM system.tables WHERE database = currentDatabase() AND name = {name:String}`,
    { name },
  );
  if (!table) return undefined;
  const columns = await engine.query<Column>(
    `SELECT name, type, extract(compression_codec, '^CODEC\\\\((.*)\\\\)$') AS codec
FROM system.columns WHERE database = currentDatabase() AND table = {name:String} ORDER BY position`,
    { name },
  );
  // A text index is about a whole part, whatever it was told.
  const indexes = await engine.query<Index>(
    `SELECT name, expr AS expression, type_full AS type, if(startsWith(type_full, 'text('), 1, granularity) AS granularity
FROM system.data_skipping_indices WHERE database = currentDatabase() AND table = {name:String}`,
    { name },
  );
  const { storage, comment, partitionBy, orderBy } = table;
  // The last arguments: a replicated engine has its path and replica, in quotes, before them.
  const version = /^\w*ReplacingMergeTree\((?:'[^']*', )*([\w, ]+)\)/.exec(storage)?.[1] ?? "";
  const ttl = / TTL (.*?)(?: SETTINGS |$)/.exec(storage)?.[1];
  const granuleBytes = Number(/\bindex_granularity_bytes = (\d+)/.exec(storage)?.[1] ?? usualGranuleBytes);
  return { columns, indexes, layout: { partitionBy, orderBy, version, granuleBytes }, ttl, storage, comment };
}
