import { Readable } from "node:stream";
import { type Gateway, GatewayError, paramHeaders } from "@kai/gateway";
import { createChatCompletion, limits, openaiErrorOf } from "@kai/schema";
import type { Caller } from "@kai/storage";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { kaiErrorOf, setErrorHeaders } from "../http/errors.ts";

const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  // nginx would hold the stream back.
  "x-accel-buffering": "no",
};

/** Models, called through the gateway, as OpenAI's clients call theirs. */
export function chatCompletions(
  app: FastifyInstance,
  { gateway, admit }: { gateway: Gateway<Caller>; admit: (caller: Caller) => Promise<void> },
): void {
  // A scope of its own: its errors have OpenAI's form, those of keys and bodies too.
  app.register(async (scope) => {
    scope.setErrorHandler(answerOpenaiError);
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = callerOf(request);
      await admit(caller);
      const answer = await gateway.chat({
        caller,
        body: request.body,
        params: paramHeaders.map((name) => request.headers[name]).find((value) => typeof value === "string"),
        headers: request.headers,
        signal: leaving(reply),
      });
      reply.headers(answer.headers);
      if (answer.kind === "json") return answer.body;
      return reply.headers(streamHeaders).send(Readable.from(answer.events));
    };
    serve(scope, createChatCompletion, handler, { bodyLimit: limits.chatBytes });
  });
}

/** Fires when the client goes before its answer has ended. */
function leaving(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function answerOpenaiError(
  thrown: Error & Partial<FastifyError>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (thrown instanceof GatewayError) {
    if (thrown.retryAfter !== undefined) reply.header("retry-after", Math.ceil(thrown.retryAfter));
    return reply
      .code(thrown.status)
      .headers({ ...thrown.headers, "x-should-retry": String(thrown.retryable) })
      .send(thrown.toJSON());
  }
  const error = kaiErrorOf(thrown, request);
  return setErrorHeaders(error, reply).header("x-should-retry", String(error.retryable)).send(openaiErrorOf(error));
}
