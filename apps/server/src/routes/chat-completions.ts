import { Readable } from "node:stream";
import { type Gateway, paramHeaders } from "@kai/gateway";
import { createChatCompletion, limits } from "@kai/schema";
import type { Caller } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { answerOpenaiErrors } from "../http/openai-errors.ts";

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
  app.register(async (scope) => {
    answerOpenaiErrors(scope);
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
