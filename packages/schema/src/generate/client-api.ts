import { type Endpoint, needsOf } from "../api/endpoint.ts";
import { endpoints } from "../api/index.ts";
import { anySpan, span } from "../api/read-traces.ts";
import { type JsonSchema, jsonSchemaOf } from "../json-schema.ts";
import { alternatives, members } from "./type-text.ts";

/** What `kai.logs` does, or what other programs are for; as clients of models are for what needs the scope `gateway`. */
const elsewhere = new Set(
  `createLog createLogs listLogs searchLogs getLog updateLog updateLogs deleteLog
  exportLogs exportFoundLogs tailLogs tailFoundLogs
  createLogScore listLogScores getLogScore updateLogScore deleteLogScore createScore updateScore deleteScore
  exportTraces ingestTraces ingestTraceLogs healthz readyz`.split(/\s+/),
);

/** An endpoint as a function of the client; one that also takes filters in a body is asked that way. */
interface ClientFunction extends Endpoint {
  takesFilters: boolean;
}

const lineTypes = "application/x-ndjson";
const mediaTypesOf = ({ answers }: Endpoint) => answers[200]?.mediaTypes ?? [];

const functions: ClientFunction[] = endpoints
  .filter(({ id, scope }) => scope !== "gateway" && !elsewhere.has(id))
  .filter((endpoint) => mediaTypesOf(endpoint).every((type) => type === lineTypes))
  .flatMap((endpoint) => {
    const same = (method: string) =>
      endpoints.find(
        (other) => other.path === endpoint.path && other.method === method && other.query === endpoint.query,
      );
    if (endpoint.method === "POST" && endpoint.query && same("GET")) return [];
    const byFilters = endpoint.method === "GET" && endpoint.query ? same("POST") : undefined;
    const { method, body, query } = byFilters ?? endpoint;
    return [{ ...endpoint, method, body, takesFilters: method === "POST" && query !== undefined }];
  });

const head = "// Generated from the contracts of the API by `pnpm generate`.\n";
const references = new Map([[anySpan, "Span"]]);

/** What the client's functions take and answer, as plain TypeScript. */
export function apiTypes(): string {
  const entries = functions.map(
    (each) => `  ${each.id}: {\n    params: ${paramsOf(each)};\n    answer: ${answerOf(each)};\n  };\n`,
  );
  const spanType = [...alternatives(jsonSchemaOf(span, references), { exact: true })].join();
  return [
    head,
    `\n/** A log as part of a trace. */\nexport interface Span ${spanType}\n`,
    `\n/** Every endpoint that the client has a function for. */\nexport interface Api {\n${entries.join("")}}\n`,
  ].join("");
}

/** The functions themselves. */
export function apiFunctions(): string {
  const written = functions.map((each) => {
    const [type, make] = mediaTypesOf(each).includes(lineTypes) ? ["ApiLines", "lines"] : ["ApiFunction", "endpoint"];
    const options = [
      ...(each.takesFilters ? ["filters: true"] : []),
      // Doing it twice would leave two of them.
      ...(each.method === "POST" && 201 in each.answers ? ["once: true"] : []),
    ];
    const given = [`"${each.method}"`, `"${each.path}"`, ...(options.length > 0 ? [`{ ${options.join(", ")} }`] : [])];
    return `${comment(each)}export const ${each.id}: ${type}<"${each.id}"> = /* @__PURE__ */ ${make}(${given.join(", ")});\n`;
  });
  const imports = [
    `import { type ApiFunction, type ApiLines, endpoint, lines } from "../endpoint.ts";\n\n`,
    `export type { Span } from "@kai/schema/api";\n`,
    `export type { ApiAnswer, ApiParams } from "../endpoint.ts";\n`,
  ].join("");
  return `${head}${imports}\n${written.join("\n")}`;
}

function comment(endpoint: Endpoint): string {
  const { summary, description } = endpoint;
  const text = `${summary}. ${description} ${needsOf(endpoint)}`.trimEnd().replaceAll("*/", "*\\/").split("\n");
  return `/**\n${[...text, "", "@throws {KaiApiError}"].map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function paramsOf({ id, path, query, body }: ClientFunction): string {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const parts = [query, body].flatMap((schema) => (schema ? [jsonSchemaOf(schema)] : []));
  const properties = Object.assign({}, ...parts.map((part) => part["properties"])) as Record<string, JsonSchema>;
  const clash = inPath.find((name) => name in properties);
  if (clash) throw new Error(`${id} takes ${clash} both in its path and elsewhere`);
  const required = parts.flatMap((part) => (part["required"] ?? []) as string[]);
  const ofPath = Object.fromEntries(inPath.map((name) => [name, { type: ["string", "number"] }]));
  const given = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, asGiven(schema)]));
  const also = (name: string) => (name === "start_time" || name === "end_time" ? ["Date"] : []);
  const all = { ...ofPath, ...given };
  if (Object.keys(all).length === 0) return "{}";
  return `{\n${members(all, { indent: "      ", exact: true, required: [...inPath, ...required], also })}    }`;
}

/** Where URLs write flags as text, functions take flags. */
function asGiven(schema: JsonSchema): JsonSchema {
  const { enum: values, ...rest } = schema;
  return JSON.stringify(values) === '["true","false"]' ? { ...rest, type: "boolean" } : schema;
}

function answerOf({ answers }: Endpoint): string {
  const schema = (answers[200] ?? answers[201])?.schema;
  if (!schema) return "undefined";
  return [...alternatives(jsonSchemaOf(schema, references), { indent: "    ", exact: true })].join(" | ");
}
