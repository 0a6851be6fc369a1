import type { WireFields } from "../format.ts";
import { asIndex, asObject, asText, type JsonObject, omit, saysNothing, withoutEmpty } from "../json.ts";
import { isToolCalls } from "../log-shapes.ts";
import { readError } from "../wire-error.ts";
import { messageOf } from "./message.ts";

/** Reads an answer, or the body of an error. */
export function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const message = asObject(response["message"]);
  const output = message && !saysNothing(message) ? messageOf(message) : undefined;
  const toolCalls = output?.["tool_calls"];
  const reason = asText(response["done_reason"]);
  const known = ["model", "done"];
  if (reason !== undefined) known.push("done_reason");
  if (output) known.push("message");
  for (const name of counts) if (asIndex(response[name]) !== undefined) known.push(name);
  return withoutEmpty({
    output,
    tool_calls: isToolCalls(toolCalls) ? toolCalls : undefined,
    usage: usageIn(response),
    model: asText(response["model"]),
    finish_reason: reason,
    error_message: readError(response)?.message,
    full_response: withoutEmpty(omit(response, ...known)),
  });
}

const counts = ["prompt_eval_count", "eval_count"] as const;

/** A prompt that was cached whole has no count. */
function usageIn(response: JsonObject): JsonObject {
  const [prompt, completion] = counts.map((name) => asIndex(response[name]));
  const isWhole = prompt !== undefined && completion !== undefined;
  return withoutEmpty({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: isWhole ? prompt + completion : undefined,
  });
}
