import { useQuery } from "@tanstack/react-query";
import { oldestLogQuery } from "./oldest-log.ts";
import { useFlow } from "./use-metrics.ts";

/** Whether the project has no log at all; asked only when there is none of what the address means. */
export function useIsWithoutLogs(): boolean {
  const { data } = useFlow();
  const isEmpty = data?.total.requests === 0;
  const oldest = useQuery({ ...oldestLogQuery, enabled: isEmpty });
  return isEmpty && oldest.data === null && !oldest.isFetching;
}
