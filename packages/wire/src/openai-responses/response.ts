import type { WireFields } from "../format.ts";
import { asObject, asText, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { isToolCalls } from "../log-shapes.ts";
import { readCost, readOpenaiUsage } from "../openai-usage.ts";
import { readError } from "../wire-error.ts";

/** What a response repeats of its request at length. A stored prompt brings its own, which only the response shows. */
const echoes = ["instructions", "tools", "text"];

export function echoesIn(response: JsonObject): string[] {
  return asObject(response["prompt"]) ? [] : echoes;
}

/** Reads a response object, or the body of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const { output } = response;
  const items = objectsOf(output);
  const toolCalls = items.map(readToolCall).filter((call) => call !== undefined);
  const usage = readOpenaiUsage(response["usage"]);
  const reason = finishReason(response);
  const known = ["id", "object", "model", ...echoesIn(response)];
  if (reason === response["status"]) known.push("status");
  if (items.length > 0) known.push("output");
  if (usage) known.push("usage");
  return withoutEmpty({
    output: items.length > 0 ? output : undefined,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage,
    cost: readCost(response["usage"]),
    response_id: asText(response["id"]),
    model: asText(response["model"]),
    finish_reason: reason,
    error_message: readError(response)?.message,
    full_response: withoutEmpty(omit(response, ...known)),
  });
}

/** Why a response ended; undefined while it has not. */
export function finishReason(response: JsonObject): string | undefined {
  const reason = asText(asObject(response["incomplete_details"])?.["reason"]);
  const status = asText(response["status"]);
  return reason ?? (status === "queued" || status === "in_progress" ? undefined : status);
}

/** The chat form of an item that calls one of the caller's tools. */
function readToolCall({ type, call_id, name, arguments: args, input }: JsonObject): JsonObject | undefined {
  if (type === "function_call") return { id: call_id, type: "function", function: { name, arguments: args } };
  if (type === "custom_tool_call") return { id: call_id, type: "custom", custom: { name, input } };
  return undefined;
}
