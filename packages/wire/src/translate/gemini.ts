import { GeminiFrames } from "../gemini/frames.ts";
import { readResponse } from "../gemini/response.ts";
import { GeminiAssembly } from "../gemini/stream.ts";
import { asObject, asText, type JsonObject, objectsOf, omit } from "../json.ts";
import { readError } from "../wire-error.ts";
import type { FinishReason } from "./finish-reason.ts";
import { geminiLogprobs } from "./gemini-logprobs.ts";
import { writeGeminiRequest } from "./gemini-request.ts";
import { translateStream } from "./stream-translator.ts";
import { withThoughtSignature } from "./thought-signature.ts";
import type { ChatTranslation } from "./translation.ts";
import { WrittenChunks } from "./written-chunks.ts";
import { writeCompletion } from "./written-completion.ts";

const finishReasons: Readonly<Record<string, FinishReason>> = {
  STOP: "stop",
  FINISH_REASON_UNSPECIFIED: "stop",
  MAX_TOKENS: "length",
};

/** All others are ways in which an answer was withheld. */
const finishReason = (reason: string) => finishReasons[reason] ?? "content_filter";

export const gemini: ChatTranslation = {
  format: "gemini",
  writeRequest: writeGeminiRequest,
  readCompletion(given, context) {
    // Errors come in a list where a stream was meant.
    const body: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
    const fields = readResponse(body);
    const candidates = objectsOf(asObject(body)?.["candidates"]).toSorted(byIndex);
    const choices = candidates.map((candidate) => {
      const { output, finish_reason: native } = readResponse({ candidates: [candidate] });
      const message = rename(asObject(output) ?? {});
      const logprobs = geminiLogprobs(candidate);
      return { message, finish: finishReason(native ?? "STOP"), native, ...(logprobs && { logprobs }) };
    });
    // A prompt that was refused has no candidates, only the reason.
    const { finish_reason: native } = fields;
    const blocked = { message: undefined, finish: "content_filter" as const, native };
    const error = readError(body);
    return {
      completion: writeCompletion({ fields, context, choices: choices.length === 0 && native ? [blocked] : choices }),
      fields,
      ...(error && { error }),
    };
  },
  stream: (context) =>
    translateStream({
      Frames: GeminiFrames,
      Parts: GeminiAssembly,
      writer: new WrittenChunks({ context, finishReason, rename, logprobs: logprobsIn }),
    }),
};

const byIndex = (one: JsonObject, other: JsonObject) => Number(one["index"] ?? 0) - Number(other["index"] ?? 0);

/** A message of the log with its signatures where a client finds them: blocks of thinking would be taken for Claude's. */
function rename(message: JsonObject): JsonObject {
  const signature = objectsOf(message["thinking_blocks"]).findLast((block) => asText(block["signature"]));
  const calls = objectsOf(message["tool_calls"]).map((call) => {
    const own = asText(call["thoughtSignature"]);
    return { ...omit(call, "thoughtSignature"), ...(own !== undefined && withThoughtSignature(own)) };
  });
  return {
    ...omit(message, "thinking_blocks"),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(signature && withThoughtSignature(String(signature["signature"]))),
  };
}

function logprobsIn(chunk: JsonObject, choice: number): JsonObject | undefined {
  const candidates = objectsOf(chunk["candidates"]);
  const candidate = candidates.find(({ index = 0 }) => index === choice);
  return candidate && geminiLogprobs(candidate);
}
