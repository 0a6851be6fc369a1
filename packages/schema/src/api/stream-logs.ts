import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { fieldsQuery, listLogs, searchLogs, selectionQuery } from "./request-logs.ts";

/** Query parameters of an export that are not filters. */
export const exportQuery = z.object({
  ...selectionQuery.shape,
  ...fieldsQuery.shape,
  format: z.enum(["jsonl", "csv"]).optional().meta({
    description: "`jsonl`: one log as JSON on each line. `csv`: a header, then one row each. Default: `jsonl`.",
  }),
  sort_by: z
    .enum(["timestamp", "-timestamp"])
    .optional()
    .meta({ description: "Default: `-timestamp`, the newest first." }),
});

export const exportLogs = {
  id: "exportLogs",
  tag: "Logs",
  method: "GET",
  path: "/api/request-logs/export/",
  scope: "read",
  summary: "Export logs",
  description: [
    "Streams every log that a list with the same parameters would find, in order of time and id, as fast as you read; compressed when you accept gzip. Choose columns with `fields`. The time range has the same defaults as that of a list: say what you want.",
    "In CSV, lists and objects are JSON, what is not known is empty, lines end in CRLF, and text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) has a `'` before it. For exact text take `jsonl`.",
    "An export that breaks off was cut: a whole one ends its HTTP body properly.",
  ].join("\n\n"),
  query: exportQuery,
  answers: {
    200: {
      description: "The logs.",
      mediaTypes: ["application/x-ndjson", "text/csv"],
    },
  },
  errors: [...listLogs.errors, "TOO_MANY_STREAMS"],
} satisfies Endpoint;

export const exportFoundLogs = {
  ...exportLogs,
  id: "exportFoundLogs",
  method: "POST",
  summary: "Export logs by filters",
  body: searchLogs.body,
  bodyExample: searchLogs.bodyExample,
  errors: ["INVALID_JSON", ...exportLogs.errors],
} satisfies Endpoint;

const { start_time: _start, end_time: _end, ...tailSelection } = selectionQuery.shape;

/** Query parameters of a live tail that are not filters. */
export const tailQuery = z.object({ ...tailSelection, ...fieldsQuery.shape });

export const tailLogs = {
  id: "tailLogs",
  tag: "Logs",
  method: "GET",
  path: "/api/request-logs/tail/",
  scope: "read",
  summary: "Follow logs as they come",
  description: [
    "Server-sent events: `event: log` with a log as its data, within about a second of when it can be read, in the order in which logs came. Filters and fields as in a list. Changes of a log are not told.",
    'Comments keep the connection alive. Sent again as the header `Last-Event-ID`, the id of an event continues after it. A reader that falls behind gets the newest logs, and `event: skipped` with `{"count": …}` for those it missed: the list has them.',
    "Works for all servers that share a store; what another server takes more than ten seconds to store may not be told.",
  ].join("\n\n"),
  query: tailQuery,
  answers: { 200: { description: "The events.", mediaTypes: ["text/event-stream"] } },
  errors: [...listLogs.errors, "TOO_MANY_STREAMS"],
} satisfies Endpoint;

export const tailFoundLogs = {
  ...tailLogs,
  id: "tailFoundLogs",
  method: "POST",
  summary: "Follow logs by filters",
  body: searchLogs.body,
  bodyExample: searchLogs.bodyExample,
  errors: ["INVALID_JSON", ...tailLogs.errors],
} satisfies Endpoint;
