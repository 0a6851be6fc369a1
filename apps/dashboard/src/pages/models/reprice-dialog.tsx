import { type ApiAnswer, repriceLogs } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { defaultTimeRange, type TimeRange } from "../../time-range/time-range.ts";
import { resolveTimeRange } from "../../time-range/resolve-time-range.ts";
import { TimeRangePicker } from "../../search/time-range-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Facts } from "../../ui/facts.tsx";

type Line = ApiAnswer<"repriceLogs">;
type Report = Extract<Line, { type: "report" }>;
type Progress = Extract<Line, { type: "progress" }>;

/** Works out anew what past logs cost: first what would change, and on demand changes it. */
export function RepriceDialog({ onClose }: { onClose: () => void }) {
  const [range, setRange] = useState<TimeRange>(defaultTimeRange);
  const [progress, setProgress] = useState<Progress>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const run = useMutation({
    async mutationFn(dry_run: boolean): Promise<Report> {
      setProgress(undefined);
      stop.current = new AbortController();
      const question = { ...resolveTimeRange(range), dry_run };
      for await (const line of repriceLogs(kai, question, { signal: stop.current.signal })) {
        if (line.type === "progress") setProgress(line);
        else if (line.type === "report") return line;
        else throw new Error(line.detail);
      }
      throw new Error("The server ended its answer too early. Try again: what is done stays done.");
    },
    async onSuccess({ dry_run }) {
      if (!dry_run) await queryClient.invalidateQueries();
    },
  });
  const report = run.data;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Price past logs anew"
      description="With your prices and the table of today. Costs that came with a log stay as they are."
    >
      <div className="flex flex-col gap-4">
        <TimeRangePicker
          range={range}
          onChange={(range) => {
            setRange(range);
            run.reset();
          }}
        />
        {run.isPending && (
          <div className="flex flex-col gap-2">
            <progress
              aria-label="Logs read"
              className="w-full accent-primary"
              max={progress?.total || 1}
              value={progress?.read}
            />
            <p className="text-muted-foreground" role="status">
              {progress ? `${formatCount(progress.read)} of ${formatCount(progress.total)} logs read` : "Starting…"}
            </p>
          </div>
        )}
        {run.error && <ErrorMessage error={run.error} />}
        {report && (
          <Facts
            facts={[
              ["Logs read", formatCount(report.read)],
              [report.dry_run ? "Would change" : "Changed", formatCount(report.changed)],
              ["Cost before", formatDollars(report.cost_before)],
              ["Cost after", formatDollars(report.cost_after)],
              [
                "Cost not known",
                `${formatCount(report.unknown_before)} before, ${formatCount(report.unknown_after)} after`,
              ],
            ]}
          />
        )}
        <div className="flex justify-end gap-2">
          {run.isPending ? (
            <Button onClick={() => stop.current?.abort()}>Stop</Button>
          ) : (
            <Button onClick={() => run.mutate(true)}>See what would change</Button>
          )}
          <Button
            variant="primary"
            disabled={run.isPending || !report?.dry_run || report.changed === 0}
            onClick={() => run.mutate(false)}
          >
            Change {report?.dry_run ? formatCount(report.changed) : ""} logs
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
