import type { WireFields } from "../format.ts";
import { asObject, asText, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { isMessages, isToolCalls } from "../log-shapes.ts";
import { readCost, readOpenaiUsage } from "../openai-usage.ts";
import { readError, type WireError } from "../wire-error.ts";

/** Reads the body of a chat completion or of an error. */
export function readResponse(body: unknown): WireFields {
  // Gemini's OpenAI-compatible API wraps errors in a list.
  const response = asObject(Array.isArray(body) ? body[0] : body);
  if (!response) return withoutEmpty({ full_response: body });

  const choices = objectsOf(response["choices"]).toSorted(
    (one, other) => Number(one["index"]) - Number(other["index"]),
  );
  const messages = choices.map((choice) => ({ role: "assistant", ...asObject(choice["message"]) }));
  const several = messages.length > 1;
  const fit = several && isMessages(messages);
  const toolCalls = asObject(choices[0]?.["message"])?.["tool_calls"];
  // Groq's streams told it here only.
  const given = response["usage"] ?? asObject(response["x_groq"])?.["usage"];
  const usage = readOpenaiUsage(given);
  return withoutEmpty({
    output: choices[0]?.["message"],
    completion_messages: fit ? messages : undefined,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage,
    cost: readCost(given),
    response_id: asText(response["id"]),
    model: asText(response["model"]),
    finish_reason: asText(choices[0]?.["finish_reason"]),
    error_message: responseError(response)?.message,
    full_response: withoutEmpty({
      ...omit(response, "id", "object", "model", "choices", ...(usage ? ["usage"] : [])),
      choices: several && !fit ? choices : choiceDetails(choices),
    }),
  });
}

/** The error that a body or one of its choices reports. */
export function responseError(response: JsonObject, choices = objectsOf(response["choices"])): WireError | undefined {
  let error = readError(response) ?? readError(response["x_groq"]);
  for (const choice of choices) error ??= readError(choice);
  return error;
}

/** What choices say beside their messages, unless it is no more than the one finish reason. */
function choiceDetails(choices: JsonObject[]): JsonObject[] {
  const details = choices.map((choice) => withoutEmpty(omit(choice, "message")));
  const isPlain = (detail: JsonObject) => Object.keys(omit(detail, "index", "finish_reason")).length === 0;
  return details.length === 1 && details.every(isPlain) ? [] : details;
}
