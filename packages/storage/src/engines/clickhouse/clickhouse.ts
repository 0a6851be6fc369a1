import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type Engine, engineSettings } from "../../engine.ts";
import { EngineError, insertError } from "../../engine-error.ts";
import { trackOperations } from "../operations.ts";
import { readAddress } from "./address.ts";
import { checkServer } from "./check-server.ts";
import { remedy } from "./remedy.ts";

export interface ClickHouseOptions {
  /** `https://user:password@host:8443/database`; without a database, `default`. */
  url: string;
  /** Name of the cluster, one shard with replicas, that tables are made on. @default none: a single server */
  cluster?: string;
  /** Longest time without a byte from the server, in milliseconds. @default 70,000: a little more than a statement may run */
  timeoutMs?: number;
}

/** How long closing waits for statements that run. */
const closingMs = 3000;
/** For statements that change tables or copy them, and are silent meanwhile. */
const commandTimeoutMs = 24 * 3_600_000;

/**
 * Connects to a ClickHouse server over HTTP. Nothing is sent yet: a server that is down is found out by the first statement.
 *
 * @throws Error that says what is wrong with the URL
 */
export async function openClickHouseEngine({ url, cluster, timeoutMs = 70_000 }: ClickHouseOptions): Promise<Engine> {
  const { createClient, drainStream, ClickHouseError, ClickHouseLogLevel } = await import("@clickhouse/client");
  const address = readAddress(url);
  const settings = {
    ...engineSettings,
    // Errors are answered as errors then, not amid a result that looks like a good one.
    wait_end_of_query: 1,
    // A batch leaves the inbox when it is inserted: most replicas must have it by then.
    ...(cluster !== undefined && { insert_quorum: "auto" }),
  } as const;
  const connect = (request_timeout: number) =>
    createClient({
      ...address,
      request_timeout,
      compression: { request: true, response: true },
      clickhouse_settings: settings,
      // Long filters do not fit into a URL.
      use_multipart_params_auto: true,
      application: "kai",
      log: { level: ClickHouseLogLevel.OFF },
    });
  const client = connect(timeoutMs);
  const commander = connect(commandTimeoutMs);
  const { run, end } = trackOperations(asEngineError);
  let closing: Promise<void> | undefined;

  function asEngineError(error: unknown): EngineError {
    if (error instanceof ClickHouseError) {
      const code = Number(error.code);
      return new EngineError(`${error.message.trim()} (${error.type})${remedy(code, address)}`, { code, cause: error });
    }
    const { message, code } = error as Error & { code?: string };
    // A proxy's page may be long, and quotes what it was sent.
    const reason = code ?? message.slice(0, 200);
    return new EngineError(`ClickHouse at ${address.url} does not answer: ${reason}`, { cause: error });
  }

  async function query<Row>(sql: string, query_params = {}): Promise<Row[]> {
    const result = await client.query({ query: sql, query_params, format: "JSONEachRow" });
    return result.json<Row>();
  }

  const ask: Engine["query"] = (sql, params) => run(() => query(sql, params));

  /** As bytes: the client's own insert would parse and write every row anew. */
  async function insert(table: string, rows: Uint8Array, token?: string) {
    const { stream } = await client.exec({
      query: `INSERT INTO ${table} FORMAT JSONEachRow`,
      values: Readable.from([rows], { objectMode: false }),
      clickhouse_settings: token === undefined ? {} : { insert_deduplication_token: token },
    });
    await drainStream(stream);
  }

  async function shutDown() {
    const left = new AbortController();
    await Promise.race([end(), sleep(closingMs, undefined, { signal: left.signal }).catch(() => {})]);
    left.abort();
    // Ends what a server that hangs has not answered.
    await client.close();
    await commander.close();
  }

  return {
    name: "clickhouse",
    cluster,
    check: () => checkServer({ url: address.url, cluster, query: ask }),
    query: ask,
    insert: (table, rows, { token } = {}) =>
      run(
        () => insert(table, rows, token),
        (error) => insertError(asEngineError(error)),
      ),
    async command(sql, params) {
      await run(() => commander.command({ query: sql, query_params: params }));
    },
    close: () => (closing ??= shutDown()),
  };
}
