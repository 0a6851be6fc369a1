import { asObject, asText, type JsonObject } from "./json.ts";

/** An error as a provider told it. */
export interface WireError {
  message: string;
  type?: string;
  code?: string;
}

/**
 * The error a body reports, in any of the forms in use: `{error: {message}}`, `{error: "text"}`, `{object: "error", message}` (vLLM, Mistral),
 * `{message}`, `{detail}` or `{Message}` (gateways).
 */
export function readError(body: unknown): WireError | undefined {
  const object = asObject(body);
  if (!object) return undefined;
  const { error } = object;
  if (asText(error)) return { message: String(error) };
  const nested = asObject(error);
  if (nested) return fromObject(nested, "The provider reported an error without a message.");
  if ("choices" in object) return undefined;
  const message = asText(object["message"]) ?? asText(object["detail"]) ?? asText(object["Message"]);
  return message === undefined ? undefined : fromObject(object, message);
}

function fromObject(object: JsonObject, fallback: string): WireError {
  const type = asText(object["type"]);
  const { code } = object;
  return {
    message: asText(object["message"]) ?? fallback,
    ...(type !== undefined && { type }),
    ...((typeof code === "number" || asText(code)) && { code: String(code) }),
  };
}
