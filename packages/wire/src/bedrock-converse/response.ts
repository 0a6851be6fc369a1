import type { WireFields } from "../format.ts";
import { asObject, asText, objectsOf, omit, withoutEmpty } from "../json.ts";
import { isToolCalls } from "../log-shapes.ts";
import { readError } from "../wire-error.ts";
import { messageOf } from "./message.ts";
import { readUsage } from "./usage.ts";

/** Reads an answer, or the body of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const message = asObject(asObject(response["output"])?.["message"]);
  const blocks = objectsOf(message?.["content"]);
  const output = blocks.length > 0 ? messageOf("assistant", blocks) : undefined;
  const toolCalls = output?.["tool_calls"];
  const usage = readUsage(response["usage"]);
  return withoutEmpty({
    output,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage,
    finish_reason: asText(response["stopReason"]),
    error_message: readError(response)?.message,
    full_response: withoutEmpty(
      omit(response, "stopReason", ...(output ? ["output"] : []), ...(usage ? ["usage"] : [])),
    ),
  });
}
