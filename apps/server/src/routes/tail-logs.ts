import { Readable } from "node:stream";
import { tailFoundLogs, tailLogs as tailContract, tailQuery } from "@kai/schema";
import type { Followed, LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { serve } from "../http/contract.ts";
import { StreamLimit } from "../http/stream-limit.ts";
import { readSelection } from "./list-request.ts";
import { answerLog, type ChosenFields, chooseFields } from "./log-fields.ts";
import { invalidQuery } from "./read-query.ts";
import { questionOf } from "./request-logs.ts";

const mostTails = 20;
const heartbeatMs = 15_000;

/** Logs as they come, as server-sent events. */
export function tailLogs(app: FastifyInstance, store: LogStore): void {
  const limit = new StreamLimit(mostTails);
  const open = new Set<AbortController>();
  // A tail never ends by itself: a stopping server must not wait for it.
  app.addHook("preClose", async () => {
    for (const each of open) each.abort();
  });

  const send = async (request: FastifyRequest, reply: FastifyReply) => {
    const question = questionOf(request);
    for (const name of ["start_time", "end_time"])
      if (Object.hasOwn(Object(question.search), name))
        throw invalidQuery({ [name]: ["a tail begins now and has no end"] });
    const { selection, parameters } = readSelection(tailQuery, question);
    const fields = chooseFields(parameters);
    const { start_time: _start, end_time: _end, ...followed } = selection;
    const after = request.headers["last-event-id"];
    const leave = limit.take();
    const closing = new AbortController();
    open.add(closing);
    reply.raw.once("close", () => {
      closing.abort();
      open.delete(closing);
      leave();
    });
    const steps = store.follow({
      ...followed,
      fields: fields.stored,
      after: typeof after === "string" && after !== "" ? after : undefined,
      signal: closing.signal,
    });
    // What is wrong with the question is told before the answer begins.
    const first = await steps.next();
    const events = eventsOf(first, steps, fields);
    return reply
      .type("text/event-stream")
      .header("cache-control", "no-store")
      .header("x-accel-buffering", "no")
      .send(Readable.from(events, { objectMode: false }));
  };

  for (const contract of [tailContract, tailFoundLogs]) serve(app, contract, send);
}

async function* eventsOf(
  first: IteratorResult<Followed>,
  rest: AsyncGenerator<Followed>,
  fields: ChosenFields,
): AsyncGenerator<string> {
  const text = (step: Followed) => stepText(step, fields);
  let last = performance.now();
  yield `retry: 2000\n\n: connected\n\n${first.done ? "" : text(first.value)}`;
  for await (const step of rest) {
    const events = text(step) || (performance.now() - last > heartbeatMs ? ": alive\n\n" : "");
    if (events === "") continue;
    last = performance.now();
    yield events;
  }
}

function stepText({ logs, skipped }: Followed, fields: ChosenFields): string {
  const missed = skipped > 0 ? `event: skipped\ndata: {"count":${skipped}}\n\n` : "";
  const events = logs.map(
    ({ log, position }) => `event: log\nid: ${position}\ndata: ${JSON.stringify(answerLog(log, fields))}\n\n`,
  );
  return missed + events.join("");
}
