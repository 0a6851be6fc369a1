import { GatewayError } from "@kai/gateway";
import { anthropicErrorOf, type Envelope, googleErrorOf, type KaiError, openaiErrorOf } from "@kai/schema";
import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { kaiErrorOf, setErrorHeaders } from "./errors.ts";

const bodies: Record<Exclude<Envelope, "kai">, (error: KaiError | GatewayError) => object> = {
  openai: (error) => (error instanceof GatewayError ? error.toJSON() : openaiErrorOf(error)),
  anthropic: anthropicErrorOf,
  google: googleErrorOf,
};

/** Gives the errors of a scope the form that the clients of a provider's API read, those of keys and bodies too. */
export function answerErrorsAs(scope: FastifyInstance, envelope: Exclude<Envelope, "kai">): void {
  scope.setErrorHandler((thrown: Error & Partial<FastifyError>, request, reply) => {
    const error = thrown instanceof GatewayError ? thrown : kaiErrorOf(thrown, request);
    return setHeaders(error, reply).send(bodies[envelope](error));
  });
}

function setHeaders(error: KaiError | GatewayError, reply: FastifyReply): FastifyReply {
  // Whatever the answer would have been, this is JSON.
  reply.header("x-should-retry", String(error.retryable)).type("application/json; charset=utf-8");
  if (!(error instanceof GatewayError)) return setErrorHeaders(error, reply);
  if (error.retryAfter !== undefined) reply.header("retry-after", Math.ceil(error.retryAfter));
  return reply.code(error.status).headers(error.headers);
}
