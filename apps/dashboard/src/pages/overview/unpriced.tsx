import { Link, useSearch } from "@tanstack/react-router";
import { CircleDollarSign } from "lucide-react";
import { formatCount } from "../../format/format-count.ts";
import type { Condition } from "../../search/conditions.ts";
import { logSearchOf } from "../../search/log-search.ts";
import { logsBehind } from "./logs-behind.ts";
import { useIsTopAnswered, useMetrics } from "./use-metrics.ts";

const withoutCost: Condition[] = [
  { field: "cost", operator: "isnull", value: true },
  { field: "total_request_tokens", operator: "gt", value: 0 },
];

/** Says so when costs are not all that was spent: a model's price is not known. */
export function Unpriced() {
  const search = useSearch({ from: "/app/", select: logSearchOf });
  const metrics = useMetrics(
    { metrics: ["requests"], interval: "none" },
    { conditions: withoutCost, enabled: useIsTopAnswered() },
  );
  const count = metrics.data?.total.requests ?? 0;
  if (count === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border bg-warning-surface px-4 py-2 text-warning">
      <CircleDollarSign aria-hidden className="size-4 shrink-0" />
      {formatCount(count)} {count === 1 ? "request" : "requests"} used tokens at a price that is not known: costs are
      higher than shown.
      <Link className="underline underline-offset-4" {...logsBehind(search, { conditions: withoutCost })}>
        See them
      </Link>
      <Link className="underline underline-offset-4" to="/models">
        Set prices
      </Link>
    </p>
  );
}
