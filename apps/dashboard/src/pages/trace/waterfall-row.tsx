import { ChevronRight, CircleAlert, Unlink } from "lucide-react";
import type { ComponentProps } from "react";
import { formatCompactCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { cn } from "../../ui/class-names.ts";
import { SpanBar } from "./span-bar.tsx";
import { SpanIcon } from "./span-icon.tsx";
import type { SpanRow } from "./span-rows.ts";
import type { Interval } from "./span-time.ts";

/** The columns of a waterfall: name, duration, tokens, cost, bar. A narrow screen has no room for tokens and cost. */
export const waterfallColumns =
  "grid grid-cols-[minmax(9rem,2fr)_4.5rem_minmax(0,3fr)] md:grid-cols-[minmax(15rem,2fr)_5rem_4.5rem_6.5rem_minmax(0,3fr)]";

const cell = "truncate px-2 text-right tabular";

interface WaterfallRowProps extends Omit<ComponentProps<"div">, "children"> {
  row: SpanRow;
  window: Interval;
  critical: boolean;
  chosen: boolean;
  onExpand: (uniqueId: string) => void;
}

/** One span: its place in the tree, its numbers, its bar. */
export function WaterfallRow({ row, window, critical, chosen, onExpand, className, ...rest }: WaterfallRowProps) {
  const { span, level, position, siblings, descendants, expanded } = row;
  const failed = span.status === "error";
  return (
    <div
      role="row"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={descendants > 0 ? expanded : undefined}
      aria-selected={chosen}
      className={cn(
        waterfallColumns,
        "w-full cursor-pointer items-center border-b border-border/60 -outline-offset-2 hover:bg-muted/60",
        chosen && "bg-accent hover:bg-accent",
        className,
      )}
      {...rest}
    >
      <div
        role="gridcell"
        className="flex min-w-0 items-center gap-1.5 pr-2"
        style={{ paddingLeft: 4 + Math.min(level - 1, 24) * 16 }}
      >
        {descendants > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={expanded ? "Collapse" : "Expand"}
            className="rounded p-0.5 hover:bg-muted"
            onClick={(event) => {
              event.stopPropagation();
              onExpand(span.unique_id);
            }}
          >
            <ChevronRight aria-hidden className={cn("size-4 transition-transform", expanded && "rotate-90")} />
          </button>
        ) : (
          <span className="size-5 shrink-0" />
        )}
        <SpanIcon logType={span.log_type} />
        <span className={cn("truncate", failed && "text-danger")}>{span.span_name ?? span.model ?? span.log_type}</span>
        {!expanded && (
          <span className="shrink-0 rounded bg-muted px-1 text-xs text-muted-foreground">
            +{formatCompactCount(descendants)}
          </span>
        )}
        {failed && (
          <>
            <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
            <span className="sr-only">failed</span>
          </>
        )}
        {row.strayed && (
          <>
            <Unlink aria-hidden className="size-3.5 shrink-0 text-warning" />
            <span className="sr-only">its parent is not here</span>
          </>
        )}
        {span.model !== null && span.span_name !== null && (
          <span className="hidden min-w-0 shrink-100 truncate text-xs text-muted-foreground md:inline">
            {span.model}
          </span>
        )}
      </div>
      <div role="gridcell" className={cell}>
        {row.time.doubt === "moment" ? formatSeconds(null) : formatSeconds((row.time.end - row.time.start) / 1000)}
      </div>
      <div role="gridcell" className={cn(cell, "hidden md:block")}>
        {span.tokens === null ? "" : formatCompactCount(span.tokens)}
      </div>
      <div role="gridcell" className={cn(cell, "hidden md:block")}>
        {span.cost === null ? "" : formatDollars(span.cost)}
      </div>
      <div role="gridcell" className="relative mx-2 flex h-full items-center">
        <SpanBar row={row} window={window} critical={critical} />
      </div>
    </div>
  );
}
