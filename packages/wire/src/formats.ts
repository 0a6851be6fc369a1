import { anthropicMessages } from "./anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "./bedrock-converse/bedrock-converse.ts";
import { cohereChat } from "./cohere-chat/cohere-chat.ts";
import type { RequestTarget, WireFormat } from "./format.ts";
import { geminiEmbeddings } from "./gemini-embeddings/gemini-embeddings.ts";
import { gemini } from "./gemini/gemini.ts";
import { ollamaChat } from "./ollama-chat/ollama-chat.ts";
import { openaiChat } from "./openai-chat/openai-chat.ts";
import { openaiCompletions } from "./openai-completions/openai-completions.ts";
import { openaiEmbeddings } from "./openai-embeddings/openai-embeddings.ts";
import { openaiResponses } from "./openai-responses/openai-responses.ts";
import { openaiSpeech } from "./openai-speech/openai-speech.ts";
import { openaiTranscription } from "./openai-transcription/openai-transcription.ts";

/** Every format we read. */
export const formats: readonly WireFormat[] = [
  openaiChat,
  openaiResponses,
  openaiCompletions,
  openaiEmbeddings,
  openaiSpeech,
  openaiTranscription,
  anthropicMessages,
  gemini,
  geminiEmbeddings,
  bedrockConverse,
  cohereChat,
  ollamaChat,
];

/** The format a request speaks, if we know it. */
export function findFormat(request: RequestTarget): WireFormat | undefined {
  return formats.find((format) => format.match(request));
}
