import { KaiApiError } from "@kai/client";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

/** A log that was sent a moment ago may not be there yet. */
const mostLooks = 5;

const isMissing = (error: unknown) => KaiApiError.isInstance(error) && error.code === "not_found";

/** One log, whole. Of one that is not there, it looks again for some seconds. */
export const logQuery = (uniqueId: string) =>
  queryOptions({
    queryKey: ["log", uniqueId],
    queryFn: ({ signal }) => kai.logs.get(uniqueId, { signal }),
    retry: (looks, error) => isMissing(error) && looks < mostLooks,
    retryDelay: 1000,
  });

export { isMissing };
