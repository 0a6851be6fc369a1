import { KaiApiError } from "@kai/client";
import type { Log } from "@kai/schema/log";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { kai } from "../../api/kai.ts";
import { logSearchOf, toSelection } from "../../search/log-search.ts";
import { fieldsOfColumns } from "./log-columns.tsx";
import type { LogsSearch } from "./logs-search.ts";
import { addToTail, emptyTail, showWaiting, type TailBuffer } from "./tail-buffer.ts";

/** New logs are shown together this often: a table that is painted for each is a table that nobody can read. */
const gatherMs = 250;

/**
 * Follows logs as they come, while the address says so and the page is seen: a hidden one leaves, and goes on where it stopped when it is seen again.
 *
 * @param isFollowing Whether new logs go into the table at once
 * @param onGap Logs may have come of which nothing was told
 */
export function useTail(
  search: LogsSearch,
  columns: readonly string[],
  { isFollowing, onGap }: { isFollowing: boolean; onGap: () => void },
) {
  const question = JSON.stringify([logSearchOf(search), fieldsOfColumns(columns)]);
  const [tail, setTail] = useState({ question, buffer: emptyTail });
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  /** What was followed, and the last that was told of it. */
  const followed = useRef<{ question: string; id?: string }>(undefined);
  const isSeen = usePageIsSeen();
  const isOn = search.live === true;

  const buffer = tail.question === question && isOn ? tail.buffer : emptyTail;
  const update = useCallback(
    (change: (buffer: TailBuffer) => TailBuffer) =>
      setTail((now) => ({ question, buffer: change(now.question === question ? now.buffer : emptyTail) })),
    [question],
  );
  const follows = useEffectEvent(() => isFollowing);
  const tellGap = useEffectEvent(onGap);

  useEffect(() => {
    if (!isOn) followed.current = undefined;
    if (!isOn || !isSeen) return undefined;
    const stop = new AbortController();
    let came: Log[] = [];
    const take = () => {
      const [taken, isFollowing] = [came, follows()];
      came = [];
      if (taken.length > 0) update((buffer) => addToTail(buffer, taken, isFollowing));
    };
    const timer = setInterval(take, gatherMs);
    const [asked, fields] = JSON.parse(question) as [LogsSearch, string[]];
    const { start_time: _start, end_time: _end, ...selection } = toSelection(asked);
    const before = followed.current?.question === question ? followed.current : undefined;
    if (before && before.id === undefined) tellGap();
    followed.current = before ?? { question };
    const follow = async () => {
      setError(undefined);
      const lastEventId = before?.id;
      for await (const event of kai.logs.tail({ ...selection, fields }, { signal: stop.signal, lastEventId })) {
        if (event.type === "skipped") {
          update((buffer) => ({ ...buffer, missed: buffer.missed + event.count }));
          continue;
        }
        came.push(event.log);
        followed.current = { question, id: event.id };
      }
    };
    follow().catch((error: unknown) => {
      if (!(KaiApiError.isInstance(error) && error.code === "aborted")) setError(error);
    });
    return () => {
      stop.abort();
      clearInterval(timer);
      take();
    };
  }, [isOn, isSeen, question, attempt, update]);

  const show = useCallback(() => update(showWaiting), [update]);
  const forget = useCallback(() => update(() => emptyTail), [update]);
  const reconnect = useCallback(() => setAttempt((now) => now + 1), []);
  const change = useCallback(
    (changeOf: (log: Log) => Log) =>
      update(({ shown, waiting, missed }) => ({ shown: shown.map(changeOf), waiting: waiting.map(changeOf), missed })),
    [update],
  );
  return useMemo(
    () => ({ buffer, error: isOn ? error : undefined, show, forget, reconnect, change }),
    [buffer, isOn, error, show, forget, reconnect, change],
  );
}

function usePageIsSeen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener("visibilitychange", listener);
      return () => document.removeEventListener("visibilitychange", listener);
    },
    () => !document.hidden,
  );
}
