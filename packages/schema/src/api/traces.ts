import { z } from "zod";
import { documentedLogCreate } from "../log/log.ts";
import type { Endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { errorsOfTaking } from "./request-logs.ts";

const otlp =
  "Takes OTLP over HTTP: `application/json` and `application/x-protobuf`, as they are or compressed; answers in the same. ";

export const exportTraces = {
  id: "exportTraces",
  tag: "Traces",
  method: "POST",
  scope: "ingest",
  path: "/api/v1/traces",
  otherPaths: ["/api/v2/traces"],
  summary: "Export OpenTelemetry traces",
  description:
    otlp +
    "Every span becomes a log; how attributes are read is in the guide to OpenTelemetry. A span that is refused does not sink the others: `partialSuccess` counts such spans. " +
    `The same span sent again changes nothing. Up to ${limits.spanCount} spans and 100 MB. Errors are a \`google.rpc.Status\`; 429 and 503 may be tried again, not before \`Retry-After\`.`,
  body: z.object({ resourceSpans: z.array(z.looseObject({})) }),
  bodyExample: {
    resourceSpans: [
      {
        resource: { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] },
        scopeSpans: [
          {
            scope: { name: "my-instrumentation" },
            spans: [
              {
                traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
                spanId: "00f067aa0ba902b7",
                name: "chat gpt-4o-mini",
                startTimeUnixNano: "1767263398600000000",
                endTimeUnixNano: "1767263400000000000",
                attributes: [
                  { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
                  { key: "gen_ai.request.model", value: { stringValue: "gpt-4o-mini" } },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
  answers: {
    200: {
      description: "The spans were taken, but for those it counts.",
      schema: z.object({
        partialSuccess: z.object({ rejectedSpans: z.int(), errorMessage: z.string() }),
      }),
      example: { partialSuccess: { rejectedSpans: 0, errorMessage: "" } },
    },
  },
  errors: errorsOfTaking,
} satisfies Endpoint;

const logs = z.array(documentedLogCreate);
const body = z
  .union([logs, z.object({ data: logs })])
  .meta({ description: "A list of logs, or an object with the list as `data`." });
const bodyExample = [
  {
    trace_unique_id: "4bf92f3577b34da6a3ce929d0e0e4736",
    span_unique_id: "00f067aa0ba902b7",
    span_name: "classify_ticket",
    log_type: "task",
    input: "Where is my order?",
    output: "shipping",
    start_time: "2026-01-01T10:29:58.600Z",
    timestamp: "2026-01-01T10:30:00.000Z",
  },
];
const description =
  "Takes the spans of traces as logs. The same span of the same trace sent again changes nothing. A log that is refused does not sink the others.";

const refused = z.array(
  z.object({
    index: z.int().meta({ description: "Position in the list that was sent." }),
    error: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional(),
  }),
);

export const ingestTraces = {
  id: "ingestTraces",
  tag: "Traces",
  method: "POST",
  scope: "ingest",
  path: "/api/v1/traces/ingest",
  otherPaths: ["/api/integrations/v1/traces/ingest", "/api/openai/v1/traces/ingest"],
  summary: "Send traces as logs",
  description: `${description} Spans and traces of OpenAI's Agents SDK are read too.`,
  body,
  bodyExample,
  answers: {
    200: {
      description: "The logs were taken, but for those named in `errors`.",
      schema: z.object({
        status: z.literal("ok"),
        ingested_spans: z.int(),
        created_traces: z.int().meta({ description: "Traces among the logs that were taken." }),
        trace_ids: z.array(z.string()),
        errors: refused,
      }),
      example: {
        status: "ok",
        ingested_spans: 1,
        created_traces: 1,
        trace_ids: ["4bf92f3577b34da6a3ce929d0e0e4736"],
        errors: [],
      },
    },
  },
  errors: errorsOfTaking,
} satisfies Endpoint;

export const ingestTraceLogs = {
  ...ingestTraces,
  id: "ingestTraceLogs",
  path: "/api/traces/ingest/",
  otherPaths: [],
  summary: "Send traces as logs, counted",
  description,
  answers: {
    200: {
      description: "The logs were taken, but for those named in `errors`.",
      schema: z.object({ success: z.literal(true), ingested_count: z.int(), errors: refused }),
      example: { success: true, ingested_count: 1, errors: [] },
    },
  },
} satisfies Endpoint;
