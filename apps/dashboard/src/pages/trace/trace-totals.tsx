import type { ApiAnswer } from "@kai/client/api";
import { formatCompactCount, formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatTime } from "../../format/format-time.ts";
import { Stats } from "../../ui/stats.tsx";
import { CustomerLink } from "../customer/customer-link.tsx";

/** What a trace comes to. */
export function TraceTotals({ trace }: { trace: ApiAnswer<"getTrace"> }) {
  const { customer_identifier } = trace;
  return (
    <Stats
      stats={[
        { label: "Started", value: formatTime(trace.start_time) },
        { label: "Duration", value: formatSeconds(trace.duration) },
        { label: "Spans", value: formatCount(trace.span_count) },
        { label: "LLM calls", value: formatCount(trace.llm_call_count) },
        { label: "Errors", value: formatCount(trace.error_count) },
        { label: "Cost", value: formatDollars(trace.total_cost) },
        {
          label: "Tokens",
          value: `${formatCompactCount(trace.total_prompt_tokens)} in, ${formatCompactCount(trace.total_completion_tokens)} out`,
        },
        ...(customer_identifier === null
          ? []
          : [{ label: "Customer", value: <CustomerLink id={customer_identifier} /> }]),
      ]}
    />
  );
}
