import { type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { takeGeminiSchema } from "./gemini-answer.ts";
import { type GeminiModel, geminiModel } from "./gemini-model.ts";
import { geminiThinkingOf } from "./gemini-thinking.ts";
import { geminiToolsOf } from "./gemini-tools.ts";
import { geminiTurns } from "./gemini-turns.ts";
import { isInstruction, partsOf } from "./parts.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";
import { ChatReader, stopSequencesOf } from "./written.ts";

/** @see https://ai.google.dev/api/generate-content */
export function writeGeminiRequest(chat: JsonObject, { model }: WriteTarget): WrittenRequest {
  const reader = new ChatReader(chat);
  const messages = objectsOf(chat["messages"]);
  const gemini = geminiModel(model);
  const instructions = messages.filter(isInstruction).flatMap(({ content }) => partsOf(content));
  const answer = takeGeminiSchema(reader, gemini);
  const body = withoutEmpty({
    systemInstruction: withoutEmpty({
      parts: instructions.filter(({ text }) => text !== "" && typeof text === "string").map(({ text }) => ({ text })),
    }),
    contents: geminiTurns(messages, { reader, gemini }).map(({ role, blocks }) => ({ role, parts: blocks })),
    ...geminiToolsOf(reader, answer.tool),
    generationConfig: withoutEmpty({ ...generationConfigOf(reader, gemini), ...answer.config }),
  });
  reader.nameTheRest("Gemini's API");
  return { body, warnings: reader.warnings };
}

function generationConfigOf(reader: ChatReader, gemini: GeminiModel): JsonObject {
  const logprobs = reader.take("logprobs") === true;
  const most = reader.takeNumber("top_logprobs");
  const maxOutputTokens = reader.takeLimit();
  const thinkingConfig = geminiThinkingOf(reader, { gemini, limit: maxOutputTokens });
  return {
    temperature: reader.takeNumber("temperature"),
    topP: reader.takeNumber("top_p"),
    topK: reader.takeNumber("top_k"),
    maxOutputTokens,
    stopSequences: stopSequencesOf(reader),
    candidateCount: several(reader.takeNumber("n")),
    presencePenalty: penaltyOf(reader, "presence_penalty", gemini),
    frequencyPenalty: penaltyOf(reader, "frequency_penalty", gemini),
    seed: reader.takeNumber("seed"),
    responseLogprobs: logprobs || undefined,
    logprobs: logprobs ? most : undefined,
    thinkingConfig,
  };
}

const several = (n: number | undefined) => (n === 1 ? undefined : n);

function penaltyOf(reader: ChatReader, name: string, { penalties }: GeminiModel): number | undefined {
  const penalty = reader.takeNumber(name) || undefined;
  if (penalty === undefined || penalties) return penalty;
  reader.warn(name, "was not sent: the model does not take it");
  return undefined;
}
