import type { Log } from "@kai/schema/log";
import type { ApiRequest } from "./attempt.ts";
import type { Connection } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import { readLines } from "./read-lines.ts";
import { readLog } from "./read-log.ts";
import { retryDelayMs } from "./retry.ts";
import { sleep } from "./transport.ts";

/** What a tail tells: a log, or how many were left out because the reader did not keep up. */
export type TailEvent =
  | { type: "log"; log: Log; /** For `lastEventId`. */ id: string }
  | { type: "skipped"; count: number };

/** Yields what the server tells; connects again where it stopped. Throws only {@link KaiApiError}, after as many failures in a row as a call may have. */
export async function* tailEvents(
  connection: Connection,
  request: ApiRequest,
  lastEventId?: string,
): AsyncGenerator<TailEvent, void, undefined> {
  let last = lastEventId;
  for (let failures = 0; ;) {
    try {
      const headers: Record<string, string> = last === undefined ? {} : { "last-event-id": last };
      for await (const event of readEvents(readLines(connection, { ...request, headers }))) {
        failures = 0;
        if (event.type === "log") last = event.id;
        yield event;
      }
    } catch (error) {
      if (!KaiApiError.isInstance(error) || !error.retryable || failures >= connection.maxRetries) throw error;
    }
    await sleep(retryDelayMs(++failures), request.signal);
  }
}

/** Reads server-sent events: fields line by line, an empty line ends each. */
async function* readEvents(lines: AsyncIterable<string>): AsyncGenerator<TailEvent, void, undefined> {
  let fields: Record<string, string> = {};
  for await (const line of lines) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name) fields[name] = value!;
    if (line !== "") continue;
    const { event, data, id } = fields;
    fields = {};
    if (event === "log") yield { type: "log", log: readLog(JSON.parse(data!) as Log), id: id! };
    if (event === "skipped") yield { type: "skipped", ...(JSON.parse(data!) as { count: number }) };
  }
}
