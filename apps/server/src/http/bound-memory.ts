import { totalmem } from "node:os";
import { type Readable, Transform } from "node:stream";
import { KaiError } from "@kai/schema";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Budget } from "./budget.ts";

/** What a request takes beside its body. */
const overheadBytes = 16 * 1024;
/** Bodies up to here are counted when they are announced; larger ones as they arrive, which may take their sender long. */
const smallBytes = 1024 * 1024;
const retryAfter = 2;

/** Bytes of bodies at a time: a log in memory takes some times its JSON. 0 means that no container limits the process. */
const defaultBytes = () =>
  Math.floor(Math.min(256 * 1024 * 1024, (process.constrainedMemory() || totalmem()) / 16, totalmem() / 16));

/**
 * Bounds what bodies take of the memory, however many come at once and however slowly: beyond it, requests are refused until later,
 * before they are read. The gateway's, which last long, have a share of their own, and so have answers that are not read.
 */
export function boundMemory(app: FastifyInstance, mostBytes: number = defaultBytes()): void {
  const logs = new Budget(mostBytes);
  const chats = new Budget(mostBytes);
  const answers = new Budget(mostBytes);

  app.addHook("preParsing", async (request, reply, payload) => {
    const { scopes = [] } = request.routeOptions.config;
    const isChat = scopes.includes("gateway");
    if (!isChat && !scopes.includes("ingest") && !answers.fits(0)) throw overloaded();
    const announced = request.headers["content-length"];
    if (announced === undefined && !request.headers["transfer-encoding"] && !request.headers["content-encoding"])
      return payload;
    const budget = isChat ? chats : logs;
    const bytes = Number(announced ?? 0);
    if (!budget.fits(overheadBytes + bytes)) throw overloaded();
    const hold = holdFor(reply, budget);
    const isSmall = announced !== undefined && bytes <= smallBytes;
    hold(overheadBytes + (isSmall ? bytes : 0));
    return isSmall ? payload : counted(payload, hold);
  });

  app.addHook("onSend", async (_request, reply, payload) => {
    if (typeof payload === "string" || Buffer.isBuffer(payload)) holdFor(reply, answers)(Buffer.byteLength(payload));
    return payload;
  });
}

/** Takes bytes of a budget until the answer is sent, or nobody waits for it any more. Answers whether they fitted. */
function holdFor(reply: FastifyReply, budget: Budget): (bytes: number) => boolean {
  let held = 0;
  reply.raw.once("close", () => budget.add(-held));
  return (bytes) => {
    const fits = budget.fits(bytes, held);
    held += bytes;
    budget.add(bytes);
    return fits;
  };
}

/** A body that ends with an error when it does not fit into the memory any more. */
function counted(payload: Readable, hold: (bytes: number) => boolean): Readable {
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (hold(chunk.length)) done(null, chunk);
      else done(overloaded());
    },
  });
  payload.on("error", (error) => counter.destroy(error));
  return payload.pipe(counter);
}

const overloaded = () =>
  new KaiError("OVERLOADED", { detail: "The server has too much in memory right now", retryAfter });
