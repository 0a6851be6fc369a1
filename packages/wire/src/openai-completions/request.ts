import type { WireFields } from "../format.ts";
import { asObject, saysNothing } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";

/** Reads the body of a request; here `logprobs` is a number of likely tokens. */
export function readRequest(body: unknown): WireFields {
  const { prompt, ...parameters } = asObject(body) ?? {};
  const places: Places = typeof parameters["logprobs"] === "number" ? { logprobs: "top_logprobs" } : {};
  return { ...(!saysNothing(prompt) && { input: prompt }), ...readParameters(parameters, places) };
}
