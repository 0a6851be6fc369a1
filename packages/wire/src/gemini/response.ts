import type { WireFields } from "../format.ts";
import { asObject, asText, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { isMessages, isToolCalls } from "../log-shapes.ts";
import { readError } from "../wire-error.ts";
import { mergeTexts, messageOf } from "./message.ts";
import { readUsage } from "./usage.ts";

/** Reads an answer, or the body of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const candidates = objectsOf(response["candidates"]).toSorted(
    (one, other) => Number(one["index"] ?? 0) - Number(other["index"] ?? 0),
  );
  const messages = candidates.map(messageIn);
  const [output] = messages;
  const several = messages.length > 1 && messages.every((message) => message !== undefined) && isMessages(messages);
  const toolCalls = output?.["tool_calls"];
  const usage = readUsage(response["usageMetadata"]);
  return withoutEmpty({
    output,
    completion_messages: several ? messages : undefined,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage,
    response_id: asText(response["responseId"]),
    model: asText(response["modelVersion"]),
    finish_reason: asText(candidates[0]?.["finishReason"]) ?? blockReason(response),
    error_message: readError(response)?.message,
    full_response: withoutEmpty({
      ...omit(response, "candidates", "responseId", "modelVersion", ...(usage ? ["usageMetadata"] : [])),
      candidates: messages.length > 1 && !several ? candidates : details(candidates),
    }),
  });
}

/** Why the prompt was not answered, if it was not. */
export function blockReason(response: JsonObject): string | undefined {
  return asText(asObject(response["promptFeedback"])?.["blockReason"]);
}

/** The message of a candidate; a candidate that was blocked has none. */
function messageIn(candidate: JsonObject): JsonObject | undefined {
  const parts = objectsOf(asObject(candidate["content"])?.["parts"]);
  return parts.length > 0 ? messageOf("assistant", mergeTexts(parts)) : undefined;
}

/** What candidates say beside their messages, unless it is no more than the one finish reason. */
function details(candidates: JsonObject[]): JsonObject[] {
  const told = candidates.map((candidate) => withoutEmpty(omit(candidate, "content")));
  const isPlain = (detail: JsonObject) => Object.keys(omit(detail, "index", "finishReason")).length === 0;
  return told.length === 1 && told.every(isPlain) ? [] : told;
}
