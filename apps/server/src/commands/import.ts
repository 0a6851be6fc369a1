import { apiOptions, openApi } from "../command/api-options.ts";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { interruption } from "../command/interrupt.ts";
import { note, say } from "../command/output.ts";
import { type ImportCounts, importLogs } from "../import/import-logs.ts";
import { Progress } from "../command/progress.ts";
import { readLogs } from "../import/read-logs.ts";
import { readText } from "../import/read-text.ts";
import { sources } from "../import/sources/sources.ts";

const sourceNames = sources.map(({ name }) => name);
const mostProblems = 1000;

export const importCommand = defineCommand({
  name: "import",
  summary: "bring in logs from a file: ours, or an export of Langfuse or Helicone",
  details: `Reads JSON lines, a JSON array or CSV, compressed with gzip or not; - is the standard input. What it is, is found out, or said with --from.
Every log keeps its id, so that an import that is repeated changes nothing. What has no place in a log goes to its metadata.`,
  takes: ["FILE"],
  options: {
    from: { flag: "from", value: "SOURCE", help: sourceNames.join(", ") },
    dryRun: { flag: "dry-run", kind: "switch", help: "only read and check; sends nothing, and needs no key" },
    skip: {
      flag: "skip",
      value: "NUMBER",
      fallback: "0",
      help: "records to pass over; an import that was stopped says how many",
    },
    ...apiOptions,
  },
  examples: ["kai import week.jsonl.gz", "kai import observations.csv --from langfuse --dry-run"],
  async run({ options, args: [path], json }) {
    const from = options.text("from") && options.oneOf("from", sourceNames);
    const skip = options.whole("skip", 0, Number.MAX_SAFE_INTEGER);
    const isDry = options.is("dryRun");
    const kai = isDry ? undefined : openApi(options, { maxRetries: 8 });
    const signal = interruption();
    const file = await readText(path!);
    const counts: ImportCounts = { records: skip, logs: 0, refused: 0 };
    const progress = new Progress(
      () => (file.size === undefined ? undefined : file.bytesRead() / Math.max(1, file.size)),
      () => `${counts.logs} logs, ${counts.refused} refused`,
    );
    const summary = (state: "done" | "stopped") => {
      progress.clear();
      const verb = isDry ? "would be sent" : "are on the server";
      if (json) say(JSON.stringify({ type: state, dry_run: isDry, ...counts }));
      else
        note(
          `${counts.logs} logs ${verb}, ${counts.refused} were refused.${state === "stopped" ? ` To go on: --skip ${counts.records}` : ""}`,
        );
    };
    try {
      await importLogs(readLogs(file.chunks, from), {
        kai,
        skip,
        signal,
        counts,
        onProgress: () => progress.update(),
        onProblem({ line, record }, problem) {
          if (counts.refused > mostProblems) return;
          progress.clear();
          if (json) say(JSON.stringify({ type: "refused", line, record, problem }));
          else note(`line ${line}${line === record ? "" : ` (record ${record})`}: ${problem}`);
          if (counts.refused === mostProblems) note("More are refused, and only counted.");
        },
      });
    } catch (error) {
      summary("stopped");
      if (signal.aborted) return exitCode.interrupted;
      throw error;
    }
    summary(signal.aborted ? "stopped" : "done");
    if (signal.aborted) return exitCode.interrupted;
    return counts.refused > 0 ? exitCode.failed : exitCode.done;
  },
});
