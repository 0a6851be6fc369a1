import type { LinkProps } from "@tanstack/react-router";
import type { Condition } from "../../search/conditions.ts";
import { changeTime, type LogSearch, logSearchOf } from "../../search/log-search.ts";
import { fixedRange } from "../../time-range/parse-time-range.ts";

/** A link to the logs that a number of the overview is of: those that its address means, that meet further conditions. */
export function logsBehind(
  search: LogSearch,
  {
    conditions = [],
    time,
    sort,
  }: { conditions?: readonly Condition[]; time?: { from: Date; to: Date }; sort?: string },
) {
  const filters = [...(search.filters ?? []), ...conditions];
  return {
    to: "/logs",
    search: {
      ...logSearchOf(search),
      filters: filters.length > 0 ? filters : undefined,
      ...(time && changeTime(fixedRange(time.from.getTime(), time.to.getTime()))),
      ...(sort !== undefined && { sort }),
    },
  } satisfies LinkProps;
}

export const isStatus = (status: string): Condition => ({ field: "status", operator: "", value: status });
