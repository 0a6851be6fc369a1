import type { WireFields } from "../format.ts";
import { type JsonObject, objectsOf } from "../json.ts";
import { envelope } from "./openai-chat.ts";
import type { AnswerContext } from "./translation.ts";

type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

interface WrittenCompletion {
  fields: WireFields;
  context: AnswerContext;
  /** Why each choice ended. */
  finishReasons: readonly FinishReason[];
}

/** Writes what a provider's answer says as OpenAI's completion. */
export function writeCompletion({ fields, context, finishReasons }: WrittenCompletion): JsonObject {
  const messages = fields.completion_messages ?? [fields.output];
  const choices = messages.map((message, index) => {
    const finish = finishReasons[index] ?? "stop";
    const written = { role: "assistant", content: null, ...(message as JsonObject | undefined) };
    const calls = objectsOf((written as JsonObject)["tool_calls"]).length > 0;
    return {
      index,
      message: written,
      finish_reason: finish === "stop" && calls ? "tool_calls" : finish,
      logprobs: null,
    };
  });
  return {
    ...envelope("chat.completion", {
      id: fields.response_id ?? context.id,
      created: context.created,
      model: fields.model ?? context.model,
    }),
    choices,
    ...(fields.usage && { usage: fields.usage }),
  };
}
