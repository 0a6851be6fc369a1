import { encodeResponse, encodeStatus, MalformedRequestError, readOtlp } from "@kai/otlp";
import { exportTraces, isKaiError, KaiError, limits } from "@kai/schema";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { bodyOf } from "../http/body.ts";
import { serve } from "../http/contract.ts";
import { kaiErrorOf, setErrorHeaders } from "../http/errors.ts";
import type { LogMethod } from "../ingest/ingest.ts";
import type { Intake } from "../ingest/intake.ts";

const protobuf = "application/x-protobuf";

/**
 * OpenTelemetry traces over HTTP.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function otlp(app: FastifyInstance, intake: Intake): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(protobuf, { parseAs: "buffer" }, (request, body, done) => {
      request.bodyBytes = body.length;
      done(null, body);
    });
    scope.setErrorHandler<Error>((error, request, reply) => answerStatus(kaiErrorOf(error, request), request, reply));
    serve(
      scope,
      exportTraces,
      async (request, reply) => {
        const { logs, rejected, message } = read(bodyOf(request));
        const results = await intake.take(logs, {
          caller: callerOf(request),
          method: methodOf(request),
          bytes: request.bodyBytes,
          waits: () => false,
        });
        const refused = results.filter(isKaiError);
        return answer(reply, {
          rejectedSpans: rejected + refused.length,
          errorMessage: message ?? (refused[0] && refusal(refused[0])) ?? "",
        });
      },
      { bodyLimit: limits.batchBytes },
    );
  });
}

function read(body: unknown): ReturnType<typeof readOtlp> {
  try {
    const result = readOtlp(body);
    if (result.logs.length <= limits.spanCount) return result;
    const detail = `The request has ${result.logs.length} spans; send at most ${limits.spanCount} at a time`;
    throw new KaiError("PAYLOAD_TOO_LARGE", { detail });
  } catch (error) {
    if (error instanceof MalformedRequestError)
      throw new KaiError("INVALID_JSON", { detail: `Invalid request format: ${error.message}` });
    throw error;
  }
}

/** Which SDK sent it: exporters name themselves, collectors and others are told apart no further. */
function methodOf(request: FastifyRequest): LogMethod {
  const agent = request.headers["user-agent"] ?? "";
  if (/^OTel-OTLP-Exporter-JavaScript/i.test(agent)) return "ts_tracing";
  return /^OTel-OTLP-Exporter-Python/i.test(agent) ? "python_tracing" : "tracing_integration";
}

const refusal = ({ message, fields }: KaiError): string =>
  [message, ...Object.entries(fields ?? {}).map(([name, texts]) => `${name} ${texts.join(", ")}`)].join(": ");

const isProtobuf = (request: FastifyRequest): boolean =>
  request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() === protobuf;

type PartialSuccess = { rejectedSpans: number; errorMessage: string };

/** Answers in the encoding that was sent; in protobuf, nothing to report is nothing at all. */
function answer(reply: FastifyReply, partialSuccess: PartialSuccess): FastifyReply {
  if (!isProtobuf(reply.request)) return reply.send({ partialSuccess });
  const { rejectedSpans, errorMessage } = partialSuccess;
  const reported = { partialSuccess: { rejectedSpans: String(rejectedSpans), errorMessage } };
  return reply.type(protobuf).send(Buffer.from(encodeResponse(rejectedSpans > 0 ? reported : {})));
}

/** gRPC's codes for the statuses we answer with; all others are unknown (2). */
const rpcCodes: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 413: 8, 415: 3, 422: 3, 429: 8, 503: 14 };

function answerStatus(error: KaiError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  setErrorHeaders(error, reply);
  const status = { code: rpcCodes[error.status] ?? 2, message: error.message };
  if (isProtobuf(request)) return reply.type(protobuf).send(Buffer.from(encodeStatus(status)));
  return reply.send({ ...status, ...error.toJSON() });
}
