import { GeminiFrames } from "../gemini/frames.ts";
import { readResponse } from "../gemini/response.ts";
import { GeminiAssembly } from "../gemini/stream.ts";
import { asObject, asText, objectsOf } from "../json.ts";
import { readError } from "../wire-error.ts";
import { writeGeminiRequest } from "./gemini-request.ts";
import { translateStream } from "./stream-translator.ts";
import type { ChatTranslation } from "./translation.ts";
import { WrittenChunks } from "./written-chunks.ts";
import { writeCompletion } from "./written-completion.ts";

const finishReason = (reason: string) =>
  reason === "STOP" || reason === "FINISH_REASON_UNSPECIFIED"
    ? "stop"
    : reason === "MAX_TOKENS"
      ? "length"
      : "content_filter";

export const gemini: ChatTranslation = {
  format: "gemini",
  writeRequest: writeGeminiRequest,
  readCompletion(body, context) {
    const fields = readResponse(body);
    const candidates = objectsOf(asObject(body)?.["candidates"]);
    const finishReasons = candidates.map((candidate) => finishReason(asText(candidate["finishReason"]) ?? "STOP"));
    // A prompt that was refused has no candidates, only the reason.
    const blocked = candidates.length === 0 && fields.finish_reason ? ["content_filter" as const] : finishReasons;
    const error = readError(body);
    return {
      completion: writeCompletion({ fields, context, finishReasons: blocked }),
      fields,
      ...(error && { error }),
    };
  },
  stream: (context) =>
    translateStream({ Frames: GeminiFrames, Parts: GeminiAssembly, writer: new WrittenChunks(context, finishReason) }),
};
