import type { WireFields } from "../format.ts";
import { type JsonObject, objectsOf } from "../json.ts";
import { envelope } from "./envelope.ts";
import { finishOf, type FinishReason } from "./finish-reason.ts";
import type { AnswerContext } from "./translation.ts";
import { callIdsOf, writeMessage } from "./written-message.ts";
import { writeUsage } from "./written-usage.ts";

/** One choice as its provider gave it. */
interface AnsweredChoice {
  /** As the log has it; none when the choice was blocked. */
  message: JsonObject | undefined;
  finish: FinishReason;
  /** Why it ended, in the provider's word. */
  native: string | null | undefined;
  logprobs?: JsonObject;
}

interface WrittenCompletion {
  fields: WireFields;
  context: AnswerContext;
  choices: readonly AnsweredChoice[];
}

/** Writes what a provider's answer says as OpenAI's completion. */
export function writeCompletion({ fields, context, choices }: WrittenCompletion): JsonObject {
  const ids = callIdsOf(context.id);
  const usage = writeUsage(fields.usage);
  return {
    ...envelope("chat.completion", context, fields),
    choices: choices.map(({ message = {}, finish, native, logprobs = null }, index) => {
      const written = writeMessage(message, (call) => ids(index, call));
      return {
        index,
        message: { ...written, refusal: null },
        finish_reason: finishOf(finish, objectsOf(written["tool_calls"]).length > 0),
        ...(native && { native_finish_reason: native }),
        logprobs,
      };
    }),
    ...(usage && { usage }),
  };
}
