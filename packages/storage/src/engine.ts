/** A connection to a ClickHouse. Engines differ in how statements travel, never in dialect. */
export interface Engine {
  readonly name: string;
  /** The cluster that tables are made on, with a replica on each of its servers; absent for a single server. */
  readonly cluster?: string;
  /**
   * Finds out whether the engine can be reached and is fit for use.
   *
   * @throws EngineError, UnusableEngineError
   */
  check(): Promise<void>;
  /**
   * Runs one statement that answers rows. `{name:Type}` in the SQL stands for `params.name`.
   * Numbers of 64 bits and flags read back as JavaScript values, times as ISO 8601 with microseconds.
   *
   * @throws EngineError
   */
  query<Row>(sql: string, params?: EngineParams): Promise<Row[]>;
  /**
   * Inserts rows, all or none of those that share a partition.
   *
   * @param rows JSON objects, one on each line, UTF-8. Not to be changed until the promise settles.
   * @throws EngineError
   */
  insert(table: string, rows: Uint8Array, options?: InsertOptions): Promise<void>;
  /**
   * Runs one statement that answers nothing.
   *
   * @throws EngineError
   */
  command(sql: string, params?: EngineParams): Promise<void>;
  /** Lets running operations end, then closes. Later operations fail. */
  close(): Promise<void>;
}

export type EngineParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface InsertOptions {
  /** Names the batch: inserting under the same token again changes nothing. Letters, digits, `-` and `_`. */
  token?: string;
}

/** Settings every engine runs with, so that the same statement means the same everywhere. */
export const engineSettings = {
  date_time_output_format: "iso",
  output_format_json_quote_64bit_integers: 0,
  // A key without a column must be an error: skipping it would lose data.
  input_format_skip_unknown_fields: 0,
  // Rows arrive in batches already, and a token must cover exactly its own batch.
  async_insert: 0,
  // A batch may hold backfilled logs of any month.
  max_partitions_per_insert_block: "0",
  // Seconds. One statement must not hold up the others for ever.
  max_execution_time: 60,
  // Some times the largest log: more would hold up the process while it is parsed.
  max_result_bytes: String(128 * 1024 * 1024),
} as const;
