import type { ListQuery } from "@kai/client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { kai } from "../api/kai.ts";
import { readStreamLine } from "./read-stream-line.ts";

/** A call of a model through the gateway. */
export interface GatewayCall {
  state: "running" | "done" | "stopped" | "failed";
  startedAt: number;
  /** What was said so far. */
  text: string;
  /** The provider's id of the answer, by which its log is found. */
  responseId?: string;
  error?: unknown;
}

/** A model thinks longer than a page loads. */
const timeoutMs = 300_000;

/** Asks a model through the gateway and shows the answer as it comes; then finds the log of it, of which `filters` tell what else is known. */
export function useGatewayCall(filters: NonNullable<ListQuery["filters"]>) {
  const [call, setCall] = useState<GatewayCall>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  /** Sends the body of a streamed chat request. */
  const start = async (body: string) => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    let current: GatewayCall = { state: "running", startedAt: Date.now(), text: "" };
    const show = (change: Partial<GatewayCall>) => {
      current = { ...current, ...change };
      if (controller.current?.signal === signal) setCall(current);
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
    queryKey: ["gateway-call", filters, call?.startedAt, call?.responseId],
    enabled: call?.state === "done" || call?.state === "stopped",
    async queryFn({ signal }) {
      const known = { ...filters, ...(call?.responseId && { response_id: call.responseId }) };
      const start_time = new Date((call?.startedAt ?? 0) - 60_000);
      const { results } = await kai.logs.list(
        { filters: known, start_time, sort_by: "-timestamp", page_size: 1 },
        { signal },
      );
      if (!results[0]) throw new Error("The log of the call is not there yet.");
      return results[0];
    },
    retry: 10,
    retryDelay: 500,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { call, log: log.data, start, stop: () => controller.current?.abort() };
}
