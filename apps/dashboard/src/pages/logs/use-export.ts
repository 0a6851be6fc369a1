import type { ExportQuery } from "@kai/client";
import { useRef, useState } from "react";
import { kai } from "../../api/kai.ts";
import { RecordCounter } from "./count-records.ts";
import { openExportFile } from "./export-file.ts";

export type ExportFormat = "csv" | "jsonl";

/** How far an export has come. */
export type ExportState =
  | { step: "ready" }
  | { step: "running" | "done"; count: number }
  | { step: "failed"; error: unknown };

/** Lines are written together: a call for each would take longer than reading it. */
const linesPerWrite = 500;

/** Writes every log that a question finds to a file, as the server sends them. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ step: "ready" });
  const running = useRef<AbortController>(undefined);

  const start = async (query: ExportQuery & { format: ExportFormat }) => {
    const stop = new AbortController();
    running.current = stop;
    try {
      const file = await openExportFile(fileName(query.format));
      if (!file) return;
      const counter = new RecordCounter(query.format);
      setState({ step: "running", count: 0 });
      try {
        let lines: string[] = [];
        const write = async () => {
          await file.write(lines.map((line) => `${line}\n`).join(""));
          lines = [];
          setState({ step: "running", count: counter.count });
        };
        for await (const line of kai.logs.exportLines(query, { signal: stop.signal })) {
          lines.push(line);
          counter.add(line);
          if (lines.length >= linesPerWrite) await write();
        }
        await write();
        stop.signal.throwIfAborted();
        await file.close();
        setState({ step: "done", count: counter.count });
      } catch (error) {
        await file.abort();
        throw error;
      }
    } catch (error) {
      setState(stop.signal.aborted ? { step: "ready" } : { step: "failed", error });
    }
  };
  return {
    state,
    start: (query: ExportQuery & { format: ExportFormat }) => void start(query),
    cancel: () => running.current?.abort(),
    reset: () => setState({ step: "ready" }),
  };
}

const fileName = (format: ExportFormat) =>
  `logs-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.${format}`;
