import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { kai } from "../../../api/kai.ts";
import { readStreamLine } from "./read-stream-line.ts";

/** A call that repeats a log. */
export interface Replay {
  state: "running" | "done" | "stopped" | "failed";
  model: string;
  startedAt: number;
  /** What was said so far. */
  text: string;
  /** The provider's id of the answer, by which its log is found. */
  responseId?: string;
  error?: unknown;
}

/** A model thinks longer than a page loads. */
const timeoutMs = 300_000;

/** Asks the gateway again and shows the answer as it comes; then finds the log of it. */
export function useReplay(uniqueId: string) {
  const [replay, setReplay] = useState<Replay>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async (model: string, body: string) => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    let current: Replay = { state: "running", model, startedAt: Date.now(), text: "" };
    const show = (change: Partial<Replay>) => {
      current = { ...current, ...change };
      if (controller.current?.signal === signal) setReplay(current);
    };
    show({});
    try {
      const request = {
        method: "POST",
        path: "/api/chat/completions",
        body,
        signal,
        timeoutMs,
        maxRetries: 0,
      } as const;
      for await (const line of kai.requestLines(request)) {
        const said = readStreamLine(line);
        if (said?.error !== undefined) throw new Error(said.error);
        if (said) show({ text: current.text + said.text, ...(said.id !== undefined && { responseId: said.id }) });
      }
      show({ state: "done" });
    } catch (error) {
      show(signal.aborted ? { state: "stopped" } : { state: "failed", error });
    }
  };

  const log = useQuery({
    queryKey: ["replay", uniqueId, replay?.responseId],
    enabled: replay?.state === "done" || replay?.state === "stopped",
    async queryFn({ signal }) {
      const filters = { metadata__replay_of: uniqueId, ...(replay?.responseId && { response_id: replay.responseId }) };
      const start_time = new Date((replay?.startedAt ?? 0) - 60_000);
      const { results } = await kai.logs.list({ filters, start_time, sort_by: "-timestamp", page_size: 1 }, { signal });
      if (!results[0]) throw new Error("The log of the replay is not there yet.");
      return results[0];
    },
    retry: 10,
    retryDelay: 500,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { replay, log: log.data, start, stop: () => controller.current?.abort() };
}
