import { invalidRequest } from "./gateway-error.ts";
import type { Warnings } from "./warnings.ts";

type Json = Record<string, unknown>;

export const nestedNames = ["keywordsai_params", "respan_params", "kai_params"] as const;
/** Headers that carry parameters beside a body that cannot, lower-cased. */
export const paramHeaders = ["x-data-keywordsai-params", "x-data-respan-params", "x-data-kai-params"] as const;

/**
 * Brings the parameters of a request together: those of the body, then those of the header, then those nested in the body, of which the later win.
 *
 * @param header The header's value: JSON, or base64 of JSON.
 * @throws GatewayError 400
 */
export function readParams(body: Json, header: string | undefined, warnings: Warnings): Json {
  const sources: [name: string, params: Json][] = header === undefined ? [] : [["the header", readHeader(header)]];
  for (const name of nestedNames) {
    const nested = body[name];
    if (nested === undefined || nested === null) continue;
    if (!isObject(nested)) throw invalidRequest(`${name} must be an object`, { param: name });
    sources.push([name, nested]);
  }
  if (sources.length === 0) return body;
  const merged: Json = Object.fromEntries(
    Object.entries(body).filter(([name]) => !(nestedNames as readonly string[]).includes(name)),
  );
  for (const [source, params] of sources) {
    for (const [name, value] of Object.entries(params)) {
      if (Object.hasOwn(merged, name) && JSON.stringify(merged[name]) !== JSON.stringify(value))
        warnings.add(name, `was taken from ${source}, which differs from the body`);
      merged[name] = value;
    }
  }
  return merged;
}

function readHeader(value: string): Json {
  const text = value.trim().startsWith("{") ? value : Buffer.from(value, "base64").toString();
  try {
    const params: unknown = JSON.parse(text);
    if (isObject(params)) return params;
  } catch {
    // The same answer as for JSON that is no object.
  }
  throw invalidRequest("The header of parameters must hold a JSON object, or base64 of one", {
    code: "invalid_header",
  });
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
