import { isKaiError, KaiError } from "@kai/schema";
import {
  EngineError,
  FilterError,
  InboxClosedError,
  InboxFullError,
  PromptError,
  QueryError,
  SecretKeyError,
  StorageFullError,
  StoreBusyError,
} from "@kai/storage";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { tooLarge } from "./body.ts";

/** Answers every error in the one shape of the API. What was not foreseen is logged and told to nobody. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => {
    const error = new KaiError("NOT_FOUND", {
      detail: `There is no ${request.method} ${request.url.split("?")[0]}. See /reference for what there is.`,
    });
    return reply.code(error.status).send(error.toJSON());
  });
}

/** Answers with the error's body; also for requests that Fastify gives up on before any route. */
export function answerError(
  thrown: Error & Partial<FastifyError>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = kaiErrorOf(thrown, request);
  return setErrorHeaders(error, reply).send(error.toJSON());
}

/** What of an error stands in the answer's head, whatever the body's form. */
export function setErrorHeaders(error: KaiError, reply: FastifyReply): FastifyReply {
  if (error.retryAfter !== undefined) reply.header("retry-after", error.retryAfter);
  if (error.status === 401) reply.header("www-authenticate", "Bearer");
  return reply.code(error.status);
}

const promptErrors = {
  exists: "PROMPT_EXISTS",
  committed: "PROMPT_VERSION_COMMITTED",
  full: "PROMPT_LIMIT_REACHED",
} as const;

/** The error of the API that something thrown is. */
export function kaiErrorOf(error: Error & Partial<FastifyError>, request: FastifyRequest): KaiError {
  if (isKaiError(error)) return error;
  if (error instanceof FilterError)
    return new KaiError("UNKNOWN_FILTER", { fields: { [error.field]: [error.message] } });
  if (error instanceof QueryError) return new KaiError("INVALID_QUERY", { fields: { [error.field]: [error.message] } });
  if (error instanceof SecretKeyError) return new KaiError("SECRET_KEY_MISSING", { detail: error.message });
  if (error instanceof PromptError) return new KaiError(promptErrors[error.code]);
  if (error instanceof InboxClosedError)
    return new KaiError("OVERLOADED", { detail: "The server is stopping", retryAfter: 5 });
  if (error instanceof StoreBusyError)
    return new KaiError("OVERLOADED", { detail: error.message, retryAfter: error.retryAfterSeconds });
  if (error instanceof InboxFullError) return new KaiError("OVERLOADED", { retryAfter: error.retryAfterSeconds });
  if (error instanceof StorageFullError) return new KaiError("STORAGE_FULL", { retryAfter: error.retryAfterSeconds });
  if (error instanceof EngineError && (error.unwell || error.denied)) {
    request.log.warn({ err: error }, "the store does not answer");
    return new KaiError("STORE_UNAVAILABLE", { retryAfter: 5 });
  }
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return tooLarge(request.routeOptions.bodyLimit);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new KaiError("UNSUPPORTED_MEDIA_TYPE");
    case "FST_ERR_BAD_URL":
      return new KaiError("INVALID_QUERY", { detail: error.message });
    case "FST_ERR_MAX_PARAM_LENGTH":
      return new KaiError("NOT_FOUND", { detail: "Nothing has a name as long as the one in the address" });
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return new KaiError("INVALID_JSON", { detail: `Invalid request format: ${error.message}` });
    default:
      // zlib's codes: the body was not what its Content-Encoding said.
      if (/^(Z_|ERR_BROTLI|ERR_ZSTD|ZSTD_)/.test(error.code ?? ""))
        return new KaiError("INVALID_JSON", {
          detail: `Invalid request format: the body does not decompress (${error.code})`,
        });
      request.log.error({ err: error }, "request failed");
      return new KaiError("INTERNAL_ERROR");
  }
}
