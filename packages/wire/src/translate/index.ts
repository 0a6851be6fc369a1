export type {
  AnswerContext,
  ChatStreamEvent,
  ChatTranslation,
  ReadCompletion,
  StreamTranslator,
  WriteTarget,
  WrittenRequest,
} from "./translation.ts";
export { openaiChat } from "./openai-chat.ts";
