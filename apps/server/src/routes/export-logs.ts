import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { exportFoundLogs, exportLogs as exportContract, exportQuery } from "@kai/schema";
import type { ListedLog, LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { serve } from "../http/contract.ts";
import { StreamLimit } from "../http/stream-limit.ts";
import { csvRow } from "./csv.ts";
import { readSelection } from "./list-request.ts";
import { answerLog, type ChosenFields, chooseFields } from "./log-fields.ts";
import { questionOf } from "./request-logs.ts";

const mostExports = 8;
const mediaTypes = { jsonl: "application/x-ndjson", csv: "text/csv; charset=utf-8; header=present" };

/** Every log that is asked for, as a file that is made while it is read. */
export function exportLogs(app: FastifyInstance, store: LogStore): void {
  const limit = new StreamLimit(mostExports);

  const send = async (request: FastifyRequest, reply: FastifyReply) => {
    const { selection, parameters } = readSelection(exportQuery, questionOf(request));
    const { format = "jsonl", sort_by, ...chosen } = parameters;
    const fields = chooseFields(chosen);
    const leave = limit.take();
    reply.raw.once("close", leave);
    const pages = store.pages({ ...selection, sort_by, fields: fields.stored });
    // What is wrong with the question is told before the answer begins.
    const first = await pages.next();
    const text = textOf(first, pages, { format, fields });
    const range = `${selection.start_time}_${selection.end_time}`.replaceAll(":", "");
    reply
      .type(mediaTypes[format])
      .header("content-disposition", `attachment; filename="logs_${range}.${format}"`)
      .header("cache-control", "no-store")
      .header("vary", "accept-encoding");
    const source = Readable.from(text, { objectMode: false });
    if (!acceptsGzip(request)) return reply.send(source);
    reply.header("content-encoding", "gzip");
    // Ends both when either does; the error, if any, reaches the reply as the end of the stream.
    return reply.send(pipeline(source, createGzip(), () => {}));
  };

  for (const contract of [exportContract, exportFoundLogs]) serve(app, contract, send);
}

interface FileForm {
  format: keyof typeof mediaTypes;
  fields: ChosenFields;
}

async function* textOf(
  first: IteratorResult<ListedLog[]>,
  rest: AsyncGenerator<ListedLog[]>,
  { format, fields }: FileForm,
): AsyncGenerator<string> {
  const line = (log: ListedLog) => {
    const answer = answerLog(log, fields);
    return format === "csv" ? csvRow(Object.values(answer)) : `${JSON.stringify(answer)}\n`;
  };
  try {
    if (format === "csv") yield csvRow(fields.names);
    if (!first.done) for (const log of first.value) yield line(log);
    for await (const page of rest) for (const log of page) yield line(log);
  } finally {
    await rest.return(undefined);
  }
}

function acceptsGzip(request: FastifyRequest): boolean {
  const accepted = request.headers["accept-encoding"] ?? "";
  return /(?:^|[\s,])gzip(?:$|[\s,;])(?!\s*q=0(?:\.0*)?(?:$|[\s,]))/i.test(accepted);
}
