import { Readable } from "node:stream";
import { KaiError, type RepriceLine, repriceLogs as repriceContract, repriceQuery } from "@kai/schema";
import type { ListedLog, LogStore, ProjectPrices, Revise, State } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { serve } from "../http/contract.ts";
import { kaiErrorOf } from "../http/errors.ts";
import { StreamLimit } from "../http/stream-limit.ts";
import { priceTable } from "../pricing/price-table.ts";
import { reprice, repricedFields } from "../pricing/reprice.ts";
import { RepriceTally } from "../pricing/reprice-tally.ts";
import { readSelection } from "./list-request.ts";
import { onRecord } from "./on-record.ts";
import { questionOf } from "./request-logs.ts";

const mostAtOnce = 2;
/** Logs that are changed, and so held whole, at a time. */
const chunkSize = 100;

/** Computes the costs of logs again. */
export function repriceLogs(
  app: FastifyInstance,
  { store, state: { prices, audit } }: { store: LogStore; state: Pick<State, "prices" | "audit"> },
): void {
  const record = onRecord(audit);
  const limit = new StreamLimit(mostAtOnce);
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
  });

  const goOn = () => {
    if (stopping) throw new KaiError("OVERLOADED", { detail: "The server is stopping", retryAfter: 5 });
  };

  const change = async (project_id: string, logs: readonly ListedLog[], own: ProjectPrices) => {
    // Once more, of the log as it is when it is written.
    const revise: Revise = (log) => {
      const repriced = reprice(log, own);
      return typeof repriced === "string" ? {} : repriced;
    };
    for (let at = 0; at < logs.length; at += chunkSize) {
      goOn();
      const chunk = logs.slice(at, at + chunkSize);
      await store.revise(project_id, new Map(chunk.map(({ unique_id }) => [unique_id, revise])));
    }
  };

  serve(app, repriceContract, async (request, reply) => {
    const { selection, parameters } = readSelection(repriceQuery, questionOf(request));
    const { project_id, start_time, end_time } = selection;
    const dry_run = String(parameters.dry_run) === "true";
    const leave = limit.take();
    reply.raw.once("close", leave);
    const own = await prices.of(project_id);
    // What is wrong with the question is told before the answer begins.
    const { count: total } = await store.list({ ...selection, page_size: 1, fields: [] });
    if (!dry_run) await record(request, "logs.reprice", `${start_time}/${end_time}`);

    async function* steps(): AsyncGenerator<RepriceLine> {
      const tally = new RepriceTally();
      const progress = () => ({ type: "progress", total, read: tally.read, changed: tally.changed }) as const;
      yield progress();
      for await (const page of store.pages({ ...selection, sort_by: "timestamp", fields: repricedFields })) {
        goOn();
        const changed = page.filter((log) => {
          const repriced = reprice(log, own);
          tally.add(log, repriced);
          return typeof repriced !== "string";
        });
        if (!dry_run) await change(project_id, changed, own);
        yield progress();
      }
      const environment = selection.environment ?? "all";
      yield { type: "report", dry_run, start_time, end_time, environment, price_table: priceTable, ...tally.counts() };
    }

    return reply
      .type("application/x-ndjson")
      .header("cache-control", "no-store")
      .send(Readable.from(linesOf(steps(), request), { objectMode: false }));
  });
}

/** What goes wrong after the answer began is its last line. */
async function* linesOf(steps: AsyncGenerator<RepriceLine>, request: FastifyRequest): AsyncGenerator<string> {
  try {
    for await (const step of steps) yield `${JSON.stringify(step)}\n`;
  } catch (error) {
    yield `${JSON.stringify({ type: "error", ...kaiErrorOf(error as Error, request).toJSON() })}\n`;
  }
}
