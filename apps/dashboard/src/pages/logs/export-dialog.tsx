import { useState } from "react";
import { formatCount } from "../../format/format-count.ts";
import type { Selection } from "../../search/log-search.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Field } from "../../ui/field.tsx";
import { NativeSelect } from "../../ui/input.tsx";
import { fieldsOfColumns } from "./log-columns.tsx";
import { type ExportFormat, useExport } from "./use-export.ts";

interface ExportDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What the logs were found by; the export finds the same. */
  selection: Selection | undefined;
  count: number | undefined;
  columns: readonly string[];
}

/** Writes all logs that are found to a file, not only those that are loaded. It goes on while the dialog is open; closing it cancels. */
export function ExportDialog({ open, onOpenChange, selection, count, columns }: ExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [what, setWhat] = useState<"shown" | "all">("shown");
  const { state, start, cancel, reset } = useExport();
  const close = (now: boolean) => {
    if (!now) {
      cancel();
      reset();
    }
    onOpenChange(now);
  };
  const isRunning = state.step === "running";
  const found = count === undefined ? "All logs that are found" : `${formatCount(count)} logs are found`;
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Export logs"
      description={`${found} by the filters and the time range of this page.`}
    >
      <div className="flex flex-col gap-3">
        <Field label="Format" hint={format === "csv" ? "For spreadsheets." : "A log as JSON on each line, exact."}>
          <NativeSelect
            value={format}
            disabled={isRunning}
            onChange={(event) => setFormat(event.target.value as ExportFormat)}
          >
            <option value="csv">CSV</option>
            <option value="jsonl">JSON lines</option>
          </NativeSelect>
        </Field>
        <Field label="Fields" hint={what === "all" && "With input, output and the raw bodies: much larger."}>
          <NativeSelect
            value={what}
            disabled={isRunning}
            onChange={(event) => setWhat(event.target.value as "shown" | "all")}
          >
            <option value="shown">Those of the columns that are shown</option>
            <option value="all">All</option>
          </NativeSelect>
        </Field>
        {state.step === "failed" && <ErrorMessage error={state.error} />}
        <div className="flex items-center justify-end gap-2">
          <p role="status" className="mr-auto text-sm text-muted-foreground">
            {isRunning && `${formatCount(state.count)}${count === undefined ? "" : ` of ${formatCount(count)}`} logs…`}
            {state.step === "done" && `Done: ${formatCount(state.count)} logs.`}
          </p>
          {isRunning ? (
            <Button onClick={cancel}>Cancel</Button>
          ) : (
            <Button
              variant="primary"
              disabled={!selection}
              onClick={() =>
                selection &&
                start({ ...selection, format, ...(what === "shown" && { fields: fieldsOfColumns(columns) }) })
              }
            >
              Export
            </Button>
          )}
        </div>
        {isRunning && count !== undefined && count > 0 && (
          <progress aria-label="Logs written" max={count} value={state.count} className="h-1.5 w-full" />
        )}
      </div>
    </Dialog>
  );
}
