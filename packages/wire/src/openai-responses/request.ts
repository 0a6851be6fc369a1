import type { WireFields } from "../format.ts";
import { asObject, asText, saysNothing } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";

const places: Places = {
  max_output_tokens: "max_completion_tokens",
  "reasoning.effort": "reasoning_effort",
  "text.format": "response_format",
  "text.verbosity": "verbosity",
};

/** Reads the body of a request; instructions are the first message of the input. */
export function readRequest(body: unknown): WireFields {
  const { input, instructions, ...parameters } = asObject(body) ?? {};
  const system = asText(instructions);
  const rest = system === undefined && !saysNothing(instructions) ? { instructions, ...parameters } : parameters;
  const messages = system === undefined ? input : [{ role: "system", content: system }, ...itemsOf(input)];
  return { ...(messages !== undefined && { input: messages }), ...readParameters(rest, places) };
}

function itemsOf(input: unknown): unknown[] {
  if (typeof input === "string") return [{ role: "user", content: input }];
  if (Array.isArray(input)) return input;
  return saysNothing(input) ? [] : [input];
}
