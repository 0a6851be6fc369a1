import { type FormPart, readForm } from "../form.ts";
import type { WireFields } from "../format.ts";
import { asObject, type JsonObject, omit, withoutEmpty } from "../json.ts";
import { readParameters } from "../parameters.ts";

/** Reads the form, or the JSON that some servers take instead. */
export function readRequest(body: unknown): WireFields {
  const parts = body instanceof Uint8Array ? readForm(body) : [];
  const { file, url, prompt, ...parameters } = parts.length > 0 ? parametersIn(parts) : (asObject(body) ?? {});
  return {
    ...withoutEmpty({ input: withoutEmpty({ file, url }) }),
    ...(typeof prompt === "string" && prompt !== "" && { prompt }),
    ...readParameters(parameters),
  };
}

/** The fields of a form: a name that ends in `[]` is a list. */
function parametersIn(parts: FormPart[]): JsonObject {
  const parameters = new Map<string, unknown>();
  for (const part of parts) {
    const name = part.name.replace(/\[\]$/, "");
    const value = part.filename === undefined ? valueOf(name, part.text ?? "") : omit({ ...part }, "name");
    const before = parameters.get(name);
    parameters.set(name, name === part.name ? value : [...(Array.isArray(before) ? before : []), value]);
  }
  return Object.fromEntries(parameters);
}

/** Forms hold nothing but text. */
function valueOf(name: string, text: string): unknown {
  if (name === "temperature" && text !== "" && Number.isFinite(Number(text))) return Number(text);
  return name === "stream" && (text === "true" || text === "false") ? text === "true" : text;
}
