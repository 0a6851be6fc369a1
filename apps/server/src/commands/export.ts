import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { apiOptions, openApi } from "../command/api-options.ts";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { interruption } from "../command/interrupt.ts";
import { note } from "../command/output.ts";
import { filterOptions, readFilters } from "./filters.ts";
import { rangeOptions, readRange } from "./range.ts";

export const exportCommand = defineCommand({
  name: "export",
  summary: "write logs to a file, as JSON lines or CSV",
  details: "To the standard output without --output. What it writes as JSON lines, kai import reads.",
  options: {
    output: { flag: "output", value: "FILE", help: "where to write; with .gz at the end, compressed" },
    format: { flag: "format", fallback: "jsonl", help: "jsonl or csv" },
    ...rangeOptions,
    fields: { flag: "fields", value: "LIST", help: "only these, with commas between them" },
    oldestFirst: { flag: "oldest-first", kind: "switch", help: "without it, the newest come first" },
    gzip: { flag: "gzip", kind: "switch", help: "compress" },
    ...filterOptions,
    ...apiOptions,
  },
  examples: [
    "kai export --since 7d --output week.jsonl.gz",
    "kai export --format csv --filter customer_identifier=user_123 --fields model,cost,latency",
  ],
  async run({ options, json }) {
    const path = options.text("output");
    const query = {
      ...readFilters(options),
      format: options.oneOf("format", ["jsonl", "csv"]),
      ...readRange(options),
      sort_by: options.is("oldestFirst") ? ("timestamp" as const) : ("-timestamp" as const),
      fields: options.text("fields")?.split(","),
    };
    const signal = interruption();
    const written = { lines: 0, bytes: 0 };
    const text = linesOf(openApi(options).logs.exportLines(query, { signal }), written);
    const compressed = options.is("gzip") || path?.endsWith(".gz") ? [createGzip()] : [];
    try {
      await pipeline([Readable.from(text, { objectMode: false }), ...compressed, sink(path)], {
        end: path !== undefined,
      });
    } catch (error) {
      if (!signal.aborted) throw error;
      note(`kai: stopped after ${written.lines} lines; what was written is not whole.`);
      return exitCode.interrupted;
    }
    if (json) note(JSON.stringify({ file: path, ...written }));
    else if (path) note(`${written.lines} lines, ${written.bytes} bytes before compression, in ${path}`);
    return exitCode.done;
  },
});

const sink = (path: string | undefined) =>
  path === undefined ? process.stdout : createWriteStream(path, { mode: 0o600 });

/** Many lines at a time: a write for each would take longer than all the rest. */
async function* linesOf(
  lines: AsyncIterable<string>,
  written: { lines: number; bytes: number },
): AsyncGenerator<Buffer> {
  let text = "";
  const take = () => {
    const bytes = Buffer.from(text);
    written.bytes += bytes.length;
    text = "";
    return bytes;
  };
  for await (const line of lines) {
    text += `${line}\n`;
    written.lines++;
    if (text.length >= 65_536) yield take();
  }
  if (text) yield take();
}
