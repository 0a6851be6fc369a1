import type { ApiAnswer } from "@kai/client/api";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronsDownUp, ChevronsUpDown, CircleAlert, Rows3, ZoomOut } from "lucide-react";
import { useMemo, useState } from "react";
import { useSession } from "../../api/session.ts";
import { formatCount } from "../../format/format-count.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Page } from "../../ui/page.tsx";
import { criticalPath } from "./critical-path.ts";
import { DeleteTrace } from "./delete-trace.tsx";
import { SpanPanel } from "./span-panel.tsx";
import { allSpans, pathTo, spanRows, wholeTime } from "./span-rows.ts";
import { type Interval, spanTime } from "./span-time.ts";
import { TraceTotals } from "./trace-totals.tsx";
import { WaterfallLegend } from "./waterfall-legend.tsx";
import { Waterfall } from "./waterfall.tsx";

const route = getRouteApi("/app/traces/$traceId");

/** A trace that was read: totals, waterfall, and the span that is chosen. */
export function TraceView({ trace }: { trace: ApiAnswer<"getTrace"> }) {
  const { span: chosenId } = route.useSearch();
  const navigate = route.useNavigate();
  const { scopes } = useSession();
  const { span_tree: tree, spans_omitted } = trace;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [zoom, setZoom] = useState<Interval>();
  const whole = useMemo(() => wholeTime(tree), [tree]);
  const window = zoom ?? whole;
  const rows = useMemo(() => spanRows(tree, { collapsed, window }), [tree, collapsed, window]);
  const critical = useMemo(() => criticalPath(tree), [tree]);
  const failed = useMemo(() => [...allSpans(tree)].filter(({ status }) => status === "error"), [tree]);
  const chosen = rows.find(({ span }) => span.unique_id === chosenId);

  const choose = (span: string | undefined) =>
    // The rows stay where they are, or scroll to the span that is chosen.
    void navigate({ search: (now) => ({ ...now, span }), replace: chosenId !== undefined, resetScroll: false });
  const toggle = (id: string) => setCollapsed((now) => (now.has(id) ? without(now, [id]) : new Set([...now, id])));
  const showNextFailure = () => {
    const next = failed[(failed.findIndex(({ unique_id }) => unique_id === chosenId) + 1) % failed.length]!;
    const above = pathTo(tree, next.unique_id).slice(0, -1);
    setCollapsed((now) =>
      without(
        now,
        above.map(({ unique_id }) => unique_id),
      ),
    );
    choose(next.unique_id);
  };
  const collapseAll = () => {
    const parents = [...allSpans(tree)].filter(({ children }) => children.length > 0);
    setCollapsed(new Set(parents.map(({ unique_id }) => unique_id)));
  };
  return (
    <Page
      title={trace.name ?? "Trace"}
      description={<span className="font-mono text-xs">{trace.trace_unique_id}</span>}
      fill
      toolbar={<TraceTotals trace={trace} />}
      actions={
        <>
          {failed.length > 0 && (
            <Button size="sm" variant="danger" onClick={showNextFailure}>
              <CircleAlert aria-hidden />{" "}
              {failed.length === 1 ? "Show the error" : `Next of ${formatCount(failed.length)} errors`}
            </Button>
          )}
          {zoom && (
            <Button size="sm" onClick={() => setZoom(undefined)}>
              <ZoomOut aria-hidden /> Whole trace
            </Button>
          )}
          <Link
            to="/logs"
            search={{
              filters: [{ field: "trace_unique_id", operator: "", value: trace.trace_unique_id }],
              range: "all",
            }}
            className={buttonClass({ size: "sm" })}
          >
            <Rows3 aria-hidden /> Logs
          </Link>
          <IconButton label="Expand all" onClick={() => setCollapsed(new Set())}>
            <ChevronsUpDown aria-hidden />
          </IconButton>
          <IconButton label="Collapse all" onClick={collapseAll}>
            <ChevronsDownUp aria-hidden />
          </IconButton>
          {scopes.includes("admin") && <DeleteTrace trace={trace} />}
        </>
      }
    >
      {spans_omitted > 0 && (
        <p role="note" className="border-b bg-warning-surface px-4 py-2 text-warning md:px-6">
          The earliest {formatCount(trace.span_count - spans_omitted)} spans are shown; {formatCount(spans_omitted)}{" "}
          more are not. The totals are of all.
        </p>
      )}
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <Waterfall
          rows={rows}
          origin={whole.start}
          window={window}
          critical={critical}
          chosenId={chosenId}
          onChoose={choose}
          onExpand={toggle}
        />
        {chosen && (
          <SpanPanel
            row={chosen}
            origin={whole.start}
            onZoom={() => {
              const { start, end } = spanTime(chosen.span);
              setZoom({ start, end });
            }}
            onClose={() => choose(undefined)}
          />
        )}
      </div>
      <WaterfallLegend />
    </Page>
  );
}

function without(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !gone.includes(id)));
}
