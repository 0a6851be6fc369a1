import type { ResponseHead, WireFields } from "../format.ts";
import { asObject, asText, omit, withoutEmpty } from "../json.ts";
import { readCost, readOpenaiUsage } from "../openai-usage.ts";
import { readError } from "../wire-error.ts";

/** Reads a transcript, as JSON or as text, or the body of an error. */
export function readResponse(body: unknown, { status = 200 }: ResponseHead = {}): WireFields {
  const response = asObject(body);
  if (!response)
    return withoutEmpty(typeof body === "string" && status < 400 ? { output: body } : { full_response: body });
  const { text } = response;
  const usage = readOpenaiUsage(response["usage"]);
  const known = [asText(text) && "text", usage && "usage"].filter((name) => name !== undefined);
  return withoutEmpty({
    output: asText(text),
    usage,
    cost: readCost(response["usage"]),
    model: asText(response["model"]),
    error_message: readError(response)?.message,
    full_response: withoutEmpty(omit(response, "model", ...known)),
  });
}
