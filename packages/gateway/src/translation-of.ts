import { anthropicMessages, bedrockConverse, type ChatTranslation, gemini, openaiChat } from "@kai/wire/translate";
import type { Provider } from "./provider.ts";

const translations: Record<Provider["format"], ChatTranslation> = {
  "openai-chat": openaiChat,
  "anthropic-messages": anthropicMessages,
  gemini,
  "bedrock-converse": bedrockConverse,
};

/** How to speak with a provider. */
export const translationOf = ({ format }: Provider): ChatTranslation => translations[format];
