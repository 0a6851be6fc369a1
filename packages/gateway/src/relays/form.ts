import { invalidRequest } from "../gateway-error.ts";

type Part = [name: string, value: string | File];

const mostParts = 200;

/** @throws GatewayError 400 */
export async function readForm(body: Uint8Array, contentType: string): Promise<Part[]> {
  let parts: Part[];
  try {
    const form = await new Response(Buffer.from(body), { headers: { "content-type": contentType } }).formData();
    parts = [...form];
  } catch {
    throw invalidRequest("The body is no form of the type multipart/form-data that its header says.");
  }
  if (parts.length > mostParts) throw invalidRequest(`The form must have at most ${mostParts} parts.`);
  return parts;
}

/** The body of a form, and its type with the boundary. */
export async function formBytes(parts: readonly Part[]): Promise<{ body: Buffer; contentType: string }> {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value, value.name);
  }
  const written = new Response(form);
  return { body: Buffer.from(await written.arrayBuffer()), contentType: written.headers.get("content-type")! };
}

/**
 * The fields of a form as an object. Forms hold text alone: JSON stands for what it says, and `a[b]` for a key of an object, as OpenAI's clients write
 * objects.
 */
export function fieldsOf(parts: readonly Part[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [written, value] of parts) {
    if (typeof value !== "string") continue;
    const [name = "", ...keys] = written.split(/\]?\[|\]$/).filter((key, index) => key !== "" || index === 0);
    if (written.endsWith("[]") && keys.length === 0) fields[name] = [...listOf(fields[name]), value];
    else set(fields, [name, ...keys], keys.length > 0 ? scalar(value) : jsonOf(value));
  }
  return fields;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function set(object: Record<string, unknown>, [name = "", ...keys]: string[], value: unknown): void {
  if (name === "__proto__") throw invalidRequest('The key "__proto__" is not allowed.');
  if (keys.length === 0) {
    object[name] = value;
    return;
  }
  const inner = Object(object[name] ?? {}) as Record<string, unknown>;
  object[name] = inner;
  set(inner, keys, value);
}

function jsonOf(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Numbers are told from text within objects alone: a field of the form that is an id stays one. */
const scalar = (text: string): unknown => (text !== "" && String(Number(text)) === text ? Number(text) : jsonOf(text));
