import type { Span } from "@kai/client/api";
import { labelOf } from "@kai/schema/fields";
import { X, ZoomIn } from "lucide-react";
import { formatCount } from "../../format/format-count.ts";
import { formatExactDollars } from "../../format/format-dollars.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatExactTime } from "../../format/format-time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Facts } from "../../ui/facts.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { LogLink } from "../log-groups/log-link.tsx";
import { modelTime } from "./model-time.ts";
import { kindOfSpan } from "./span-kind.ts";
import type { SpanRow } from "./span-rows.ts";
import { SpanContent } from "./span-content.tsx";
import { SpanIcon } from "./span-icon.tsx";

interface SpanPanelProps {
  row: SpanRow;
  /** When the trace began. */
  origin: number;
  onZoom: () => void;
  onClose: () => void;
}

/** The chosen span: what happened in it, and the way to its log. */
export function SpanPanel({ row, origin, onZoom, onClose }: SpanPanelProps) {
  const { span, time } = row;
  const isConversation = kindOfSpan(span) === "model";
  const took = (time.end - time.start) / 1000;
  const inModels = modelTime(span).reduce((sum, { start, end }) => sum + end - start, 0) / 1000;
  return (
    <section
      aria-label="Chosen span"
      className="flex max-h-[55%] min-h-0 shrink-0 flex-col border-t bg-card lg:max-h-none lg:w-[min(30rem,40%)] lg:border-t-0 lg:border-l"
    >
      <header className="flex items-center gap-2 border-b px-4 py-2">
        <SpanIcon logType={span.log_type} />
        <h2 className="min-w-0 flex-1 truncate font-semibold">{nameOf(span)}</h2>
        <IconButton label="Zoom to this span" size="icon-sm" onClick={onZoom} disabled={took === 0}>
          <ZoomIn aria-hidden />
        </IconButton>
        <IconButton label="Close" size="icon-sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        {span.error_message && (
          <p className="rounded-md border border-danger/40 bg-danger-surface p-3 wrap-break-word whitespace-pre-wrap text-danger">
            {span.error_message}
          </p>
        )}
        {doubtsOf(row).map((doubt) => (
          <p key={doubt} className="rounded-md bg-warning-surface p-3 wrap-break-word text-warning">
            {doubt}
          </p>
        ))}
        <Facts
          facts={[
            ["Status", <SpanStatus key="status" span={span} />],
            [labelOf("log_type"), span.log_type ?? undefined],
            [labelOf("start_time"), time.doubt === "moment" ? undefined : formatExactTime(time.start)],
            ["After", `${formatSeconds((time.start - origin) / 1000)} of the trace`],
            ["Duration", time.doubt === "moment" ? "not known" : formatSeconds(took)],
            ["In model calls", !isConversation && inModels > 0 ? formatSeconds(inModels) : undefined],
            [labelOf("time_to_first_token"), known(span.time_to_first_token, formatSeconds)],
            [labelOf("model"), span.model ?? undefined],
            [labelOf("provider_id"), span.provider_id ?? undefined],
            [labelOf("prompt_tokens"), known(span.prompt_tokens, formatCount)],
            [labelOf("completion_tokens"), known(span.completion_tokens, formatCount)],
            [labelOf("cost"), known(span.cost, formatExactDollars)],
          ]}
        />
        <LogLink uniqueId={span.unique_id} />
        <SpanContent label="Input" text={span.input} speaker={isConversation ? "user" : undefined} />
        <SpanContent label="Output" text={span.output} speaker={isConversation ? "assistant" : undefined} />
        {span.content_cut && (
          <p className="text-xs text-muted-foreground">Cut, because the trace is large. The log has the whole.</p>
        )}
      </div>
    </section>
  );
}

const nameOf = (span: Span) => span.span_name ?? span.model ?? span.log_type ?? "Span";

const known = <Value,>(value: Value | null, format: (value: Value) => string) =>
  value === null ? undefined : format(value);

function SpanStatus({ span: { status, status_code } }: { span: Span }) {
  const tone = status === "error" ? "danger" : status === "success" ? "success" : "warning";
  return (
    <Badge tone={tone}>
      {status ?? "unknown"} {status_code}
    </Badge>
  );
}

/** What is not as it should be, in words. */
function doubtsOf({ span, time, strayed, level }: SpanRow): string[] {
  const doubts: string[] = [];
  if (time.doubt === "clock")
    doubts.push(
      `By its clock it ended before it began (${formatExactTime(span.timestamp)}). Its bar has the duration that was measured, if any.`,
    );
  if (time.doubt === "start")
    doubts.push("It did not say when it began: the start is reckoned from its end and its duration.");
  if (time.doubt === "moment") doubts.push("It did not say when it began or how long it took, only when it ended.");
  if (strayed)
    doubts.push(
      level === 1
        ? `Its parent, span ${span.span_parent_id}, is not in this trace, so it stands at the top.`
        : `It is deeper than the tree goes: its parent is span ${span.span_parent_id}.`,
    );
  return doubts;
}
