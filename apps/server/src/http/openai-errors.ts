import { GatewayError } from "@kai/gateway";
import { openaiErrorOf } from "@kai/schema";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { kaiErrorOf, setErrorHeaders } from "./errors.ts";

/** Gives the errors of a scope OpenAI's form, those of keys and bodies too. */
export function answerOpenaiErrors(scope: FastifyInstance): void {
  scope.setErrorHandler(answerOpenaiError);
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
