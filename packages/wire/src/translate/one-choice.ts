import type { ContentBudget } from "../content-budget.ts";
import type { WireFields } from "../format.ts";
import { asObject } from "../json.ts";
import type { Assembly, FrameReader } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import type { FinishReason } from "./finish-reason.ts";
import { translateStream } from "./stream-translator.ts";
import type { ChatTranslation } from "./translation.ts";
import { WrittenChunks } from "./written-chunks.ts";
import { writeCompletion } from "./written-completion.ts";

interface OneChoice extends Pick<ChatTranslation, "format" | "writeRequest"> {
  readResponse: (body: unknown) => WireFields;
  /** What the provider's reasons to end are in OpenAI's words; every other is `stop`. */
  finishReasons: Readonly<Record<string, FinishReason>>;
  Frames: new (maxEventLength?: number) => FrameReader;
  Parts: new (budget: ContentBudget) => Assembly;
}

/** The translation of a provider whose answers have one choice. */
export function oneChoice({ readResponse, finishReasons, Frames, Parts, ...written }: OneChoice): ChatTranslation {
  const finishReason = (reason: string) => finishReasons[reason] ?? "stop";
  return {
    ...written,
    readCompletion(body, context) {
      const fields = readResponse(body);
      const { finish_reason: native } = fields;
      const choice = { message: asObject(fields.output), finish: finishReason(native ?? ""), native };
      const completion = writeCompletion({ fields, context, choices: [choice] });
      const error = readError(body);
      return { completion, fields, ...(error && { error }) };
    },
    stream: (context) => translateStream({ Frames, Parts, writer: new WrittenChunks({ context, finishReason }) }),
  };
}
