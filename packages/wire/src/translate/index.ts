export type {
  AnswerContext,
  ChatStreamEvent,
  ChatTranslation,
  ReadCompletion,
  StreamTranslator,
  WriteTarget,
  WrittenRequest,
} from "./translation.ts";
export { anthropicMessages } from "./anthropic-messages.ts";
export { bedrockConverse } from "./bedrock-converse.ts";
export { type EmbeddingsTranslation, geminiEmbeddings, openaiEmbeddings } from "./embeddings.ts";
export { gemini } from "./gemini.ts";
export { openaiChat } from "./openai-chat.ts";
export { chunksOf, CompletionAssembly } from "./whole-completion.ts";
