import type { LogRecord } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { retryAfterSeconds } from "../inbox/inbox-errors.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { KeyedQueue } from "./keyed-queue.ts";
import { readCurrent, revisionRow } from "./revisions.ts";
import type { StoredLog } from "./stored-log.ts";

/** What becomes of a log, made from what it is: other values of its fields, or `null` to delete it. May throw, which changes nothing. */
export type Revise = (log: StoredLog) => Partial<StoredLog> | null;

/** The store cannot change logs just now: it is behind, or too many changes wait. Nothing was changed. */
export class StoreBusyError extends Error {
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds = retryAfterSeconds;
  override name = "StoreBusyError";
}

interface ReviserOptions {
  /** @throws EngineError when the engine cannot be asked yet */
  engine: () => Engine;
  inbox: Inbox;
  /** Waits until what was appended can be read; tells whether it can. */
  readable: () => Promise<boolean>;
}

/** Changes logs, by their ids; answers them as they are then, `null` for a deleted one. Ids of no log are left out. */
export type Reviser = (
  project_id: string,
  revisions: ReadonlyMap<string, Revise>,
) => Promise<Map<string, StoredLog | null>>;

/** Most logs with changes that run or wait. */
const maxWaiting = 10_000;
/** Logs that are read, changed and written at a time. */
const chunkSize = 100;

/**
 * Makes the function that changes logs. Changes of one log are made one after the other; each waits until those before it, and the
 * log's creation, can be read.
 */
export function createReviser({ engine, inbox, readable }: ReviserOptions): Reviser {
  const queue = new KeyedQueue();

  async function reviseChunk(project_id: string, revisions: ReadonlyMap<string, Revise>) {
    const current = await readCurrent(engine(), project_id, [...revisions.keys()]);
    const next = current.map((version) => {
      const change = revisions.get(version.log.unique_id)!(version.log);
      return { version, log: change && { ...version.log, ...change } };
    });
    // A log holds null where a record has nothing, which is written the same.
    await inbox.append(next.map(({ version, log }) => revisionRow(project_id, version, log as LogRecord | null)));
    return next.map(({ version, log }): [string, StoredLog | null] => [version.log.unique_id, log]);
  }

  return async (project_id, revisions) => {
    const ids = [...revisions.keys()];
    if (queue.size + ids.length > maxWaiting) throw new StoreBusyError("Too many changes of logs wait.");
    const keys = ids.map((id) => `${project_id}\n${id}`);
    return queue.run(keys, async () => {
      if (!(await readable())) throw new StoreBusyError("The store is behind; its logs cannot be changed yet.");
      const revised = new Map<string, StoredLog | null>();
      const entries = [...revisions];
      for (let at = 0; at < entries.length; at += chunkSize) {
        const chunk = await reviseChunk(project_id, new Map(entries.slice(at, at + chunkSize)));
        for (const [id, log] of chunk) revised.set(id, log);
      }
      await readable();
      return revised;
    });
  };
}
