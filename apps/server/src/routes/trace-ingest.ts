import { createHash } from "node:crypto";
import { readAgentsItem } from "@kai/otlp";
import { ingestTraceLogs, ingestTraces, isKaiError, limits } from "@kai/schema";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { bodyOf } from "../http/body.ts";
import { serve } from "../http/contract.ts";
import type { Intake, Taken } from "../ingest/intake.ts";
import { batchOf } from "./batch-of.ts";

/** Traces that come as lists of logs. */
export function traceIngest(app: FastifyInstance, intake: Intake): void {
  const take = async (request: FastifyRequest) => {
    const bodies = batchOf(bodyOf(request), 0).map((item) => withId(readAgentsItem(item)));
    const results = await intake.take(bodies, {
      caller: callerOf(request),
      method: "tracing_integration",
      bytes: request.bodyBytes,
      waits: (block) => block === true,
    });
    const taken = results.filter((result): result is Taken => !isKaiError(result));
    const errors = results.flatMap((result, index) =>
      isKaiError(result) ? [{ index, error: result.message, errors: result.fields }] : [],
    );
    return { taken, errors };
  };

  serve(
    app,
    ingestTraces,
    async (request) => {
      const { taken, errors } = await take(request);
      const ids = taken.map(({ trace_unique_id }) => trace_unique_id).filter((id) => id !== undefined);
      const trace_ids = [...new Set(ids)];
      return {
        status: "ok",
        ingested_spans: taken.length,
        created_traces: trace_ids.length,
        trace_ids,
        errors,
      };
    },
    { bodyLimit: limits.batchBytes },
  );
  serve(
    app,
    ingestTraceLogs,
    async (request) => {
      const { taken, errors } = await take(request);
      return { success: true, ingested_count: taken.length, errors };
    },
    { bodyLimit: limits.batchBytes },
  );
}

/** A span sent without an id of its own has one that follows from its trace, so that sending it again changes nothing. */
function withId(body: unknown): unknown {
  const { unique_id, id, trace_unique_id, span_unique_id } = { ...(body as Record<string, unknown> | null) };
  if (unique_id ?? id) return body;
  if (!isId(trace_unique_id) || !isId(span_unique_id)) return body;
  const hash = createHash("sha256")
    .update(JSON.stringify([trace_unique_id, span_unique_id]))
    .digest("hex");
  return { ...(body as object), unique_id: hash.slice(0, 32) };
}

const isId = (value: unknown): boolean => (typeof value === "string" && value !== "") || typeof value === "number";
