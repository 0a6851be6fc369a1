import type { WireFields } from "../format.ts";
import { asObject } from "../json.ts";
import { readParameters } from "../parameters.ts";

/** Reads the body of a chat request. */
export function readRequest(body: unknown): WireFields {
  const { messages, ...parameters } = asObject(body) ?? {};
  return { ...(messages !== undefined && { input: messages }), ...readParameters(parameters) };
}
