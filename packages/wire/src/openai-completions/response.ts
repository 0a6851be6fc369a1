import type { WireFields } from "../format.ts";
import { asObject, asText, type JsonObject, objectsOf, omit, withoutEmpty } from "../json.ts";
import { readCost, readOpenaiUsage } from "../openai-usage.ts";
import { readError } from "../wire-error.ts";

/** Reads the body of a completion or of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const choices = objectsOf(response["choices"]).toSorted(
    (one, other) => Number(one["index"]) - Number(other["index"]),
  );
  const texts = choices.map((choice) => choice["text"]).filter((text) => typeof text === "string");
  const isWhole = texts.length === choices.length;
  const usage = readOpenaiUsage(response["usage"]);
  return withoutEmpty({
    output: isWhole ? texts[0] : undefined,
    completion_messages:
      isWhole && texts.length > 1 ? texts.map((content) => ({ role: "assistant", content })) : undefined,
    usage,
    cost: readCost(response["usage"]),
    response_id: asText(response["id"]),
    model: asText(response["model"]),
    finish_reason: asText(choices[0]?.["finish_reason"]),
    error_message: readError(response)?.message,
    full_response: withoutEmpty({
      ...omit(response, "id", "object", "model", "choices", ...(usage ? ["usage"] : [])),
      choices: isWhole ? details(choices) : choices,
    }),
  });
}

/** What choices say beside their texts, unless it is no more than the one finish reason. */
function details(choices: JsonObject[]): JsonObject[] {
  const told = choices.map((choice) => withoutEmpty(omit(choice, "text")));
  const isPlain = (detail: JsonObject) => Object.keys(omit(detail, "index", "finish_reason")).length === 0;
  return told.length === 1 && told.every(isPlain) ? [] : told;
}
