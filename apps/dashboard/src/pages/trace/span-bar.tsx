import { cn } from "../../ui/class-names.ts";
import { modelTime } from "./model-time.ts";
import { kindOfSpan, type SpanKind } from "./span-kind.ts";
import type { SpanRow } from "./span-rows.ts";
import type { Interval } from "./span-time.ts";

const colours: Readonly<Record<SpanKind, string>> = {
  model: "bg-chart-1",
  tool: "bg-chart-3",
  agent: "bg-chart-2/35",
  guardrail: "bg-chart-4",
  other: "bg-chart-other",
};

const percent = (share: number) => `${share * 100}%`;

/** When a span ran: its bar on the time axis, in it the time that models took, and where their first token came. */
export function SpanBar({ row, window, critical }: { row: SpanRow; window: Interval; critical: boolean }) {
  const { span, time, offset, width } = row;
  const kind = kindOfSpan(span);
  const length = window.end - window.start;
  // Before or after the time that is shown.
  if (length > 0 && (time.end < window.start || time.start > window.end)) return null;
  if (time.doubt === "moment")
    return (
      <span className="absolute size-2 -translate-x-1/2 rotate-45 bg-chart-other" style={{ left: percent(offset) }} />
    );
  const within = (start: number, end: number) => {
    const from = Math.max(0, (start - window.start) / length);
    return { left: percent(from), width: percent(Math.max(0, Math.min(1, (end - window.start) / length) - from)) };
  };
  const firstToken = span.time_to_first_token === null ? undefined : time.start + span.time_to_first_token * 1000;
  return (
    <>
      <span
        className={cn(
          "absolute h-3 min-w-0.5 rounded-sm",
          span.status === "error" ? "bg-danger" : colours[kind],
          time.doubt && "opacity-60 outline-1 outline-foreground outline-dashed",
        )}
        style={{ left: percent(offset), width: percent(width) }}
      />
      {kind !== "model" &&
        length > 0 &&
        seen(modelTime(span), window).map(({ start, end }) => (
          <span key={start} className="absolute h-1 min-w-px bg-chart-1" style={within(start, end)} />
        ))}
      {firstToken !== undefined && length > 0 && firstToken >= window.start && firstToken <= time.end && (
        <span
          className="absolute h-3 rounded-l-sm border-r-2 border-background bg-card/45"
          style={within(time.start, firstToken)}
        />
      )}
      {critical && (
        <span
          className="absolute bottom-0.5 h-0.5 min-w-0.5 bg-foreground"
          style={{ left: percent(offset), width: percent(width) }}
        />
      )}
    </>
  );
}

/** What of it is shown, with what no eye tells apart joined: a trace may have thousands of calls. */
function seen(intervals: readonly Interval[], window: Interval): Interval[] {
  const shown: Interval[] = [];
  const least = (window.end - window.start) / 500;
  for (const { start, end } of intervals) {
    if (end < window.start || start > window.end) continue;
    const last = shown.at(-1);
    if (last && start - last.end < least) last.end = end;
    else shown.push({ start, end });
  }
  return shown;
}
