import { KaiApiError } from "@kai/client";
import type { Log } from "@kai/schema/log";
import { useEffect, useState } from "react";
import { kai } from "../../api/kai.ts";

/** The first log that comes while this is shown, of any environment; what kept it from being heard of, if anything did. */
export function useNextLog(): { log: Log | undefined; error: unknown; retry: () => void } {
  const [log, setLog] = useState<Log>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    const listen = async () => {
      const logs = kai.logs.tail({ all_envs: true, fields: ["model", "environment"] }, { signal: left.signal });
      for await (const event of logs) {
        if (event.type === "log") return setLog(event.log);
      }
    };
    listen().catch((error: unknown) => {
      if (!(KaiApiError.isInstance(error) && error.code === "aborted")) setError(error);
    });
    return () => left.abort();
  }, [attempt]);
  const retry = () => {
    setError(undefined);
    setAttempt(attempt + 1);
  };
  return { log, error, retry };
}
