import type { WireFields } from "../format.ts";
import type { JsonObject } from "../json.ts";
import type { AnswerContext } from "./translation.ts";

/** What a chunk or a completion of ours looks like around its choices: the provider's id and model where it tells them. */
export const envelope = (
  object: "chat.completion" | "chat.completion.chunk",
  { id, created, model }: AnswerContext,
  fields: WireFields,
): JsonObject => ({
  id: fields.response_id ?? id,
  object,
  created,
  model: fields.model ?? model,
});
