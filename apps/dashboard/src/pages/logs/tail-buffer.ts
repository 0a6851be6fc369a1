import type { Log } from "@kai/schema/log";

/** New logs, the newest first. */
export interface TailBuffer {
  /** In the table, above what was found. */
  shown: readonly Log[];
  /** Told by the server, and not in the table yet. */
  waiting: readonly Log[];
  /** How many are in neither, because they came too fast or were too many. */
  missed: number;
}

export const emptyTail: TailBuffer = { shown: [], waiting: [], missed: 0 };

/** Most logs that a tail holds. */
const most = 2000;

/** Takes in new logs, in the order in which they came; into the table at once when the reader follows. */
export function addToTail(buffer: TailBuffer, came: readonly Log[], isFollowing: boolean): TailBuffer {
  const known = new Set([...buffer.waiting, ...buffer.shown].map((log) => log.unique_id));
  const waiting = [...buffer.waiting];
  for (const log of came) {
    if (known.has(log.unique_id)) continue;
    known.add(log.unique_id);
    waiting.unshift(log);
  }
  const changed = { ...buffer, waiting };
  return bound(isFollowing ? showWaiting(changed) : changed);
}

/** Puts what waits into the table. */
export const showWaiting = ({ shown, waiting, missed }: TailBuffer): TailBuffer => ({
  shown: [...waiting, ...shown],
  waiting: [],
  missed,
});

/** Leaves out the oldest, and counts them. */
function bound({ shown, waiting, missed }: TailBuffer): TailBuffer {
  const surplus = Math.max(0, shown.length + waiting.length - most);
  const kept = shown.slice(0, Math.max(0, most - waiting.length));
  return { shown: kept, waiting: waiting.slice(0, most), missed: missed + surplus };
}

/** How many logs came that what was found does not have, wherever they are. */
export function countCame({ shown, waiting, missed }: TailBuffer, found: readonly Log[]): number {
  const came = new Set([...shown, ...waiting].map((log) => log.unique_id));
  if (came.size > 0) for (const log of found) came.delete(log.unique_id);
  return came.size + missed;
}

/** The rows of the table: new logs, then what was found, without those that are in both. */
export function withTail({ shown }: TailBuffer, found: readonly Log[]): readonly Log[] {
  if (shown.length === 0) return found;
  const fresh = new Set(shown.map((log) => log.unique_id));
  return [...shown, ...found.filter((log) => !fresh.has(log.unique_id))];
}
