import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { createGunzip, gzipSync } from "node:zlib";
import { Session } from "chdb";
import { readParameters } from "./parameters.ts";

/**
 * ClickHouse's HTTP interface in front of chDB, as far as `@clickhouse/client` needs it to run statements and inserts.
 * A process of its own: chDB opens one directory in each, and tests kill, pause and restart it.
 */
const [path, port, password] = process.argv.slice(2) as [string, string, string];
const session = new Session(path);
const running = new Set<Promise<void>>();
let applied = "";

/** Parameters of a request that are no settings of the statement. */
const ofRequest = new Set(["query", "database", "query_id", "wait_end_of_query", "insert_deduplication_token"]);

class HttpError extends Error {
  readonly code: number;
  readonly status: number;
  constructor(status: number, code: number, message: string) {
    super(`Code: ${code}. DB::Exception: ${message}`);
    this.status = status;
    this.code = code;
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, "http://localhost");
  const body = await buffer(request.headers["content-encoding"] === "gzip" ? request.pipe(createGunzip()) : request);
  try {
    checkAccess(request, url);
    await applySettings(url.searchParams);
    const insert = /^INSERT INTO (\w+)\s+FORMAT JSONEachRow$/.exec(url.searchParams.get("query") ?? "");
    const { bytes, written } = insert
      ? await insertRows(insert[1]!, body, url.searchParams.get("insert_deduplication_token"))
      : await runStatement(url.searchParams, body, request.headers["content-type"]);
    const compress = url.searchParams.get("enable_http_compression") === "1" && bytes.length > 0;
    response.writeHead(200, {
      "x-clickhouse-summary": JSON.stringify({ written_rows: String(written) }),
      ...(compress && { "content-encoding": "gzip" }),
    });
    response.end(compress ? gzipSync(bytes) : bytes);
  } catch (error) {
    const {
      message,
      clickhouseCode,
      code,
      status = 500,
    } = error as Error & Partial<HttpError> & { clickhouseCode?: number };
    response.writeHead(status, { "x-clickhouse-exception-code": String(clickhouseCode ?? code) });
    response.end(`${message} (version 26.7.2.1)\n`);
  }
}

function checkAccess(request: IncomingMessage, url: URL) {
  const expected = `Basic ${Buffer.from(`default:${password}`).toString("base64")}`;
  if (request.headers.authorization !== expected)
    throw new HttpError(403, 516, "default: Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)");
  const database = url.searchParams.get("database") ?? "default";
  if (database !== "default") throw new HttpError(404, 81, `Database ${database} does not exist. (UNKNOWN_DATABASE)`);
}

/** All requests of a client carry the same settings, so those of the session are changed when another comes. */
async function applySettings(search: URLSearchParams): Promise<void> {
  const settings = [...search].filter(([name]) => !ofRequest.has(name) && !name.startsWith("param_"));
  const wanted = settings.map(([name, value]) => `${name} = '${value.replaceAll("'", "\\'")}'`).join(", ");
  if (wanted === applied) return;
  applied = wanted;
  if (wanted !== "") await session.queryAsync(`SET ${wanted}`);
}

async function insertRows(table: string, values: Uint8Array, token: string | null) {
  const settings = token === null ? undefined : { insert_deduplication_token: token };
  const { rowsWritten } = await session.insert({ table, values, format: "JSONEachRow", settings });
  return { bytes: new Uint8Array(), written: rowsWritten };
}

async function runStatement(search: URLSearchParams, body: Buffer, contentType?: string) {
  const form = contentType?.startsWith("multipart/")
    ? await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData()
    : undefined;
  const sql = form ? (form.get("query") as string) : body.toString();
  const given = [...search, ...(form ?? [])] as [string, string][];
  const result = await session.queryBindAsync(sql, readParameters(sql, given), { format: "JSONEachRow" });
  return { bytes: result.bytes(), written: 0 };
}

const server = createServer((request, response) => {
  const work = answer(request, response).finally(() => running.delete(work));
  running.add(work);
});
server.listen(Number(port), "127.0.0.1", () => process.send!({ port: (server.address() as { port: number }).port }));

async function stop() {
  server.close();
  // Closing under a running statement would abort the process.
  await Promise.all(running);
  session.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("disconnect", () => void stop());
