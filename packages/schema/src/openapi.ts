import type { z } from "zod";
import { endpoints } from "./api/index.ts";
import { type Answer, type Endpoint, type Envelope, errorsOf, needsOf, scopesOf } from "./api/endpoint.ts";
import { anySpan, span } from "./api/read-traces.ts";
import { type ErrorCode, errors, KaiError } from "./errors.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { openaiError, openaiErrorOf } from "./openai-error.ts";
import { anthropicError, anthropicErrorOf, googleError, googleErrorOf } from "./provider-errors.ts";
import { documentedLogCreate, log } from "./log/log.ts";

/** Schemas that are written once and referred to. */
const components = new Map<z.ZodType, string>([
  [documentedLogCreate, "LogCreate"],
  [log, "Log"],
  [anySpan, "Span"],
]);

/** The schema of a body, with the shared ones replaced by references. */
function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = jsonSchemaOf(schema, components);
  return json;
}

const errorSchema: JsonSchema = {
  type: "object",
  required: ["detail", "error_code"],
  properties: {
    error: { type: "string", description: "What is wrong, for clients that look for it here; with some errors only." },
    detail: { type: "string", description: "What is wrong, in words." },
    error_code: { type: "string", enum: Object.keys(errors) },
    errors: {
      type: "object",
      description: "What is wrong, by the path of the field.",
      additionalProperties: { type: "array", items: { type: "string" } },
    },
    retry_after: { type: "number", description: "Seconds to wait before trying again." },
  },
};

function operation(endpoint: Endpoint): JsonSchema {
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: [endpoint.description, needsOf(endpoint), alsoAt(endpoint)].filter(Boolean).join(" "),
    security: endpoint.operatorOnly ? [{ session: [] }] : scopesOf(endpoint).map((scope) => ({ bearer: [scope] })),
    parameters: [...pathParameters(endpoint.path), ...queryParameters(endpoint.query)],
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: {
          [endpoint.bodyType ?? "application/json"]: {
            schema: schemaOf(endpoint.body),
            example: endpoint.bodyExample,
          },
        },
      },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(endpoint.answers).map(([status, answer]) => [status, success(answer)])),
      ...errorAnswers(errorsOf(endpoint), endpoint.envelope),
    },
  };
}

function alsoAt({ otherPaths = [] }: Endpoint): string {
  const also = otherPaths.length > 0 ? `Also at ${otherPaths.map((path) => `\`${path}\``).join(", ")}. ` : "";
  return `${also}The leading \`/api\` and the trailing slash may be left out.`;
}

function success({ description, schema, mediaTypes, example }: Answer): JsonSchema {
  if (!schema && !mediaTypes) return { description };
  const content = {
    schema: schema ? schemaOf(schema) : { type: "string" },
    ...(example !== undefined && { example }),
  };
  const types = mediaTypes ?? ["application/json"];
  return { description, content: Object.fromEntries(types.map((type) => [type, content])) };
}

/** The schema of each form of errors, and how an error of ours reads in it. */
const envelopes: Record<Envelope, [name: string, bodyOf: (error: KaiError) => object]> = {
  kai: ["Error", (error) => error.toJSON()],
  openai: ["OpenaiError", openaiErrorOf],
  anthropic: ["AnthropicError", anthropicErrorOf],
  google: ["GoogleError", googleErrorOf],
};

/** Several errors may share a status: one answer for each status, with an example for each error. */
function errorAnswers(codes: readonly ErrorCode[], envelope: Envelope = "kai"): JsonSchema {
  const [name, bodyOf] = envelopes[envelope];
  const schema = { $ref: `#/components/schemas/${name}` };
  const byStatus = Map.groupBy(codes, (code) => errors[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => {
      const examples = Object.fromEntries(same.map((code) => [code, { value: bodyOf(new KaiError(code)) }]));
      const description = same.map((code) => errors[code].detail).join(" · ");
      return [status, { description, content: { "application/json": { schema, examples } } }];
    }),
  );
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query?: z.ZodObject): JsonSchema[] {
  return Object.entries(query?.shape ?? {}).map(([name, type]) => {
    const { $schema: _, description, ...schema } = jsonSchemaOf(type as z.ZodType);
    return { name, in: "query", description, schema };
  });
}

/** The OpenAPI 3.1 document of the server. */
export function openApi(version: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  return {
    openapi: "3.1.1",
    info: {
      title: "kai",
      version,
      license: { name: "MIT", identifier: "MIT" },
      description: "Logs of LLM calls: create, find, read, change, score and delete them.",
    },
    servers: [{ url: "/" }],
    tags: [
      { name: "Logs" },
      { name: "Scores" },
      { name: "Traces" },
      { name: "Customers" },
      { name: "Gateway" },
      { name: "Prompts" },
      { name: "Models" },
      { name: "Administration" },
      { name: "Session" },
      { name: "Operation" },
    ],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "An API key of the server, with the scope that the operation names. `Authorization: Api-Key <key>` is accepted too.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "kai_session",
          description: "For the server's own pages, in place of a key, along with the header `x-kai-client`.",
        },
      },
      schemas: {
        LogCreate: withoutReferenceTo(documentedLogCreate, "LogCreate"),
        Log: withoutReferenceTo(log, "Log"),
        Span: schemaOf(span),
        Error: errorSchema,
        OpenaiError: schemaOf(openaiError),
        AnthropicError: schemaOf(anthropicError),
        GoogleError: schemaOf(googleError),
      },
    },
  };
}

function withoutReferenceTo(schema: z.ZodType, name: string): JsonSchema {
  const { $schema: _, ...json } = jsonSchemaOf(schema);
  return { title: name, ...json };
}
