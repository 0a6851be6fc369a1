import type { Log } from "@kai/schema/log";
import { absent } from "../../../format/absent.ts";
import { formatCount } from "../../../format/format-count.ts";
import { formatDollars } from "../../../format/format-dollars.ts";
import { formatNumber } from "../../../format/format-number.ts";
import { formatSeconds } from "../../../format/format-seconds.ts";

/** The numbers that people look for first. */
export function LogNumbers({ log }: { log: Log }) {
  const numbers: [label: string, value: string, unit?: string][] = [
    ["Latency", formatSeconds(log.latency)],
    ["First token", formatSeconds(log.time_to_first_token)],
    ["Speed", formatNumber(log.tokens_per_second), "tokens/s"],
    ["Input", formatCount(log.prompt_tokens), "tokens"],
    ["Output", formatCount(log.completion_tokens), "tokens"],
    ["Cost", log.cost_source === "unknown" ? "unknown" : formatDollars(log.cost)],
  ];
  return (
    <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-lg border bg-border @2xl:grid-cols-6">
      {numbers.map(([label, value, unit]) => (
        <div key={label} className="bg-card px-3 py-2">
          <dt className="text-xs text-muted-foreground">{label}</dt>
          <dd className="truncate font-medium tabular">
            {value}
            {unit && value !== absent && <span className="ml-1 text-xs font-normal text-muted-foreground">{unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
