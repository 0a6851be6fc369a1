import { paramHeaders } from "@kai/gateway";
import type { Caller } from "@kai/storage";
import type { FastifyReply, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";

/** Of answers that come piece by piece. */
export const streamHeaders = {
  "cache-control": "no-cache, no-transform",
  // nginx would hold the stream back.
  "x-accel-buffering": "no",
};

export type Admit = (caller: Caller) => Promise<void>;

/** A request as the gateway takes it. */
export async function gatewayCall(request: FastifyRequest, reply: FastifyReply, admit: Admit) {
  const caller = callerOf(request);
  await admit(caller);
  return {
    caller,
    body: request.body,
    params: paramHeaders.map((name) => request.headers[name]).find((value) => typeof value === "string"),
    headers: request.headers,
    signal: leaving(reply),
  };
}

/** Fires when the client goes before its answer has ended. */
function leaving(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
