import { setTimeout as sleep } from "node:timers/promises";
import type { StoredFieldName } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { QueryError } from "../query-error.ts";
import { SqlParams } from "../sql-params.ts";
import { timeParameter } from "../times.ts";
import { readRowsById } from "./rows-by-id.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { type ListedLog, partOfLog } from "./stored-log.ts";
import { logsTable } from "./table.ts";

export interface FollowQuery extends Omit<LogSelection, "start_time" | "end_time"> {
  fields: readonly StoredFieldName[];
  /** `position` of the last log that was seen. @default now: only logs that come from here on */
  after?: string | undefined;
  signal: AbortSignal;
}

/** What came since the step before; often nothing. */
export interface Followed {
  logs: { log: ListedLog; position: string }[];
  /** How many more came that are not among `logs`, because the reader did not keep up. */
  skipped: number;
}

/** When a log was received, as a parameter, and its id, which breaks ties. */
interface Place {
  received_at: string;
  unique_id: string;
}

/** How far a reader has come. */
interface Progress {
  /** Nothing up to here is told. */
  begin: Place;
  /** The last that was told. */
  place: Place;
  /** Ids of the last that were told. */
  told: Set<string>;
}

const pollMs = 500;
/** Most logs of one step. */
const stepSize = 500;
/** Most places that one step looks at, and ids that are remembered. */
const lookSize = 5000;
/** How much later than others received at the same time a log may become readable, when several servers share a store. */
const overlapSeconds = 10;
const moment = "DateTime64(6, 'UTC')";

/**
 * Follows the logs of a project in the order in which they were received. The store is asked only when the reader is ready for
 * more, so that nothing is held in memory for a slow one.
 *
 * @param now The time by which logs are received, from which on they are told unless the query says otherwise.
 * @throws FilterError, QueryError, EngineError
 */
export async function* followLogs(engine: () => Engine, query: FollowQuery, now: Date): AsyncGenerator<Followed> {
  const { signal } = query;
  const begin = query.after === undefined ? placeAt(now) : readPosition(query.after);
  const progress: Progress = { begin, place: begin, told: new Set() };
  while (!signal.aborted) {
    yield await readStep(engine(), query, progress);
    await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
}

async function readStep(engine: Engine, query: FollowQuery, progress: Progress): Promise<Followed> {
  const { places, more } = await readPlaces(engine, query, progress);
  const fresh = places.filter(({ unique_id }) => !progress.told.has(unique_id));
  const next = fresh.slice(0, stepSize).toReversed();
  const skipped = fresh.length - next.length + more;
  const last = next.at(-1);
  if (last && isAfter(last, progress.place)) progress.place = last;
  // What was skipped must not come later, out of its order.
  if (skipped > 0) progress.begin = progress.place;
  remember(progress.told, next);
  const { columns, read } = partOfLog(query.fields);
  const ids = next.map(({ unique_id }) => unique_id);
  const rows = await readRowsById<Record<string, unknown>>(engine, { project_id: query.project_id, ids, columns });
  const byId = new Map(rows.map(read).map((log) => [log.unique_id, log]));
  const logs = next.flatMap((place) => {
    const log = byId.get(place.unique_id);
    return log ? { log, position: writePosition(place) } : [];
  });
  return { logs, skipped };
}

/** Where logs are that may be new, the last first, and how many more there are beyond those looked at. */
async function readPlaces(engine: Engine, query: FollowQuery, { begin, place }: Progress) {
  const params = new SqlParams();
  const time = (value: string) => params.bind(value, moment);
  // The index knows times alone.
  const where = `received_at >= ${time(place.received_at)} - INTERVAL ${overlapSeconds} SECOND
AND (received_at, unique_id) > (${time(begin.received_at)}, ${params.bind(begin.unique_id, "String")})
AND ${selectionSql(query, params)}`;
  const from = `FROM ${logsTable.name} FINAL WHERE ${where}`;
  try {
    const rows = await engine.query<Place>(
      `SELECT received_at, unique_id ${from} ORDER BY received_at DESC, unique_id DESC LIMIT ${lookSize}`,
      params.values,
    );
    const places = rows.map(({ received_at, unique_id }) => ({ received_at: timeParameter(received_at)!, unique_id }));
    const oldest = places.at(-1);
    // All that was told before is within those looked at, unless even the oldest of them is new.
    if (places.length < lookSize || !isAfter(oldest!, place)) return { places, more: 0 };
    const older = `(received_at, unique_id) < (${time(oldest!.received_at)}, ${params.bind(oldest!.unique_id, "String")})
AND (received_at, unique_id) > (${time(place.received_at)}, ${params.bind(place.unique_id, "String")})`;
    const [total] = await engine.query<{ count: number }>(
      `SELECT count() AS count ${from} AND ${older}`,
      params.values,
    );
    return { places, more: total?.count ?? 0 };
  } catch (error) {
    throw asQueryError(error, query);
  }
}

function remember(told: Set<string>, places: readonly Place[]) {
  for (const { unique_id } of places) told.add(unique_id);
  for (const id of told) {
    if (told.size <= lookSize) break;
    told.delete(id);
  }
}

const isAfter = (a: Place, b: Place) =>
  a.received_at > b.received_at || (a.received_at === b.received_at && a.unique_id > b.unique_id);

const placeAt = (time: Date): Place => ({
  received_at: timeParameter(time.toISOString().replace("Z", "000Z"))!,
  unique_id: "",
});

const writePosition = ({ received_at, unique_id }: Place) =>
  Buffer.from(JSON.stringify([received_at, unique_id])).toString("base64url");

function readPosition(position: string): Place {
  try {
    const parts = JSON.parse(Buffer.from(position, "base64url").toString()) as unknown;
    const [received_at, unique_id] = Array.isArray(parts) ? (parts as unknown[]) : [];
    if (typeof received_at === "string" && typeof unique_id === "string" && timeParameter(received_at))
      return { received_at, unique_id };
  } catch {
    // Said below.
  }
  throw new QueryError("Last-Event-ID", "It is not the id of an event of this address.");
}
