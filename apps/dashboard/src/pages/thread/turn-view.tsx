import { CornerDownRight, History as HistoryIcon } from "lucide-react";
import { Conversation } from "../../conversation/conversation.tsx";
import { absent } from "../../format/absent.ts";
import { formatCompactCount, formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatTime } from "../../format/format-time.ts";
import { Badge } from "../../ui/badge.tsx";
import { LogLink } from "../log-groups/log-link.tsx";
import { historyNote } from "./history-note.ts";
import type { Turn } from "./read-turns.ts";

/** Pauses that a reader would not notice are not told. */
const noticeable = 1;

/** One turn: what was said that was not said before, what was answered, and what it took. */
export function TurnView({ turn, number }: { turn: Turn; number: number }) {
  const { log, fresh, output, gap } = turn;
  const note = historyNote(turn, number);
  return (
    <>
      {gap !== undefined && Math.abs(gap) >= noticeable && <Pause gap={gap} />}
      <article aria-label={`Turn ${number}`} className="min-w-0 rounded-lg border bg-card">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2">
          <h2 className="flex-1 font-semibold">Turn {formatCount(number)}</h2>
          {log.status !== "success" && (
            <Badge tone={log.status === "error" ? "danger" : "warning"}>
              {log.status ?? "unknown"} {log.status_code}
            </Badge>
          )}
          <dl className="order-last flex basis-full flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted-foreground">
            <Number label="Begun" value={formatTime(log.start_time ?? log.timestamp)} />
            <Number label="Model" value={log.model ?? log.span_name ?? absent} />
            <Number label="Latency" value={formatSeconds(log.latency)} />
            <Number label="First token" value={formatSeconds(log.time_to_first_token)} />
            <Number
              label="Tokens"
              value={`${formatCompactCount(log.prompt_tokens)} + ${formatCompactCount(log.completion_tokens)}`}
            />
            <Number label="Cost" value={formatDollars(log.cost)} />
          </dl>
          <LogLink uniqueId={log.unique_id} />
        </header>
        <div className="flex flex-col gap-3 p-4">
          {note && (
            <p className="flex items-start gap-2 text-xs text-muted-foreground">
              <HistoryIcon aria-hidden className="mt-0.5 size-3.5 shrink-0" /> {note}
            </p>
          )}
          <Conversation messages={fresh} />
          {log.error_message && (
            <p className="rounded-md border border-danger/40 bg-danger-surface p-3 wrap-break-word whitespace-pre-wrap text-danger">
              {log.error_message}
            </p>
          )}
          {output.length > 0 ? (
            <Conversation messages={output} />
          ) : (
            !log.error_message && <p className="text-muted-foreground">Nothing was answered.</p>
          )}
        </div>
      </article>
    </>
  );
}

function Number({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex gap-1">
      <dt>{label}</dt>
      <dd className="text-foreground tabular">{value}</dd>
    </div>
  );
}

function Pause({ gap }: { gap: number }) {
  return (
    <p className="flex items-center gap-2 self-center text-xs text-muted-foreground">
      <CornerDownRight aria-hidden className="size-3.5" />
      {gap > 0 ? `${formatSeconds(gap)} later` : `begun ${formatSeconds(-gap)} before the turn above had ended`}
    </p>
  );
}
