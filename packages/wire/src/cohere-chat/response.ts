import type { WireFields } from "../format.ts";
import { asObject, asText, omit, saysNothing, withoutEmpty } from "../json.ts";
import { isToolCalls } from "../log-shapes.ts";
import { readError } from "../wire-error.ts";
import { messageOf } from "./message.ts";
import { readUsage } from "./usage.ts";

/** Reads an answer, or the body of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const message = asObject(response["message"]);
  const output = message && !saysNothing(withoutEmpty(omit(message, "role"))) ? messageOf(message) : undefined;
  const toolCalls = output?.["tool_calls"];
  const usage = readUsage(response["usage"]);
  return withoutEmpty({
    output,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage,
    response_id: asText(response["id"]),
    finish_reason: asText(response["finish_reason"]),
    error_message: readError(response)?.message,
    full_response: withoutEmpty(
      omit(response, "id", "finish_reason", ...(message ? ["message"] : []), ...(usage ? ["usage"] : [])),
    ),
  });
}
