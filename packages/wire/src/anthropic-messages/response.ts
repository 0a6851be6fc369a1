import type { WireFields } from "../format.ts";
import { asObject, asText, objectsOf, omit, withoutEmpty } from "../json.ts";
import { isToolCalls } from "../log-shapes.ts";
import { readError } from "../wire-error.ts";
import { messageOf } from "./message.ts";
import { readUsage } from "./usage.ts";

/** Reads a message, or the body of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const blocks = objectsOf(response["content"]);
  const output = blocks.length > 0 ? messageOf(blocks) : undefined;
  const toolCalls = output?.["tool_calls"];
  const usage = readUsage(response["usage"]);
  const known = ["id", "model", "role", "stop_reason"];
  if (response["type"] === "message") known.push("type");
  if (output) known.push("content");
  if (usage) known.push("usage");
  return withoutEmpty({
    output,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage,
    response_id: asText(response["id"]),
    model: asText(response["model"]),
    finish_reason: asText(response["stop_reason"]),
    error_message: readError(response)?.message,
    full_response: withoutEmpty(omit(response, ...known)),
  });
}
