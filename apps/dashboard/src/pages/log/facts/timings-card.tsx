import type { Log } from "@kai/schema/log";
import { formatShare, formatNumber } from "../../../format/format-number.ts";
import { formatSeconds } from "../../../format/format-seconds.ts";
import { formatExactTime } from "../../../format/format-time.ts";
import { Card } from "../../../ui/card.tsx";
import { cn } from "../../../ui/class-names.ts";
import { type TimingSegment, timingSegments } from "./timing-segments.ts";

const colors: Record<TimingSegment["name"], string> = {
  routing: "bg-chart-3",
  failed: "bg-chart-6",
  first_token: "bg-chart-2",
  generation: "bg-chart-1",
  call: "bg-chart-1",
};

/** How long a call took, and what for. */
export function TimingsCard({ log }: { log: Log }) {
  const segments = timingSegments(log);
  return (
    <Card title="Time">
      {segments.length === 0 ? (
        <p className="text-muted-foreground">Nothing is known but when it ended: {formatExactTime(log.timestamp)}.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded-full bg-muted">
            {segments.map(({ name, share }) => (
              <div key={name} className={cn("h-full min-w-0.5", colors[name])} style={{ width: `${share * 100}%` }} />
            ))}
          </div>
          <dl className="grid grid-cols-[auto_auto_auto_1fr] items-baseline gap-x-4 gap-y-1">
            {segments.map(({ name, label, meaning, seconds, share }) => (
              <div key={name} className="contents">
                <dt className="flex items-center gap-2">
                  <span aria-hidden className={cn("size-2.5 rounded-full", colors[name])} />
                  {label}
                </dt>
                <dd className="text-right tabular">{formatSeconds(seconds)}</dd>
                <dd className="text-right text-muted-foreground tabular">{formatShare(share)}</dd>
                <dd className="hidden text-xs text-muted-foreground @2xl:block">{meaning}</dd>
              </div>
            ))}
          </dl>
          <p className="text-sm text-muted-foreground">
            {formatSeconds(log.latency)} in all
            {typeof log.tokens_per_second === "number" && `, ${formatNumber(log.tokens_per_second)} tokens per second`}
            {log.start_time && `, from ${formatExactTime(log.start_time)}`}.
          </p>
        </div>
      )}
    </Card>
  );
}
