import { anthropicMessages, type ChatTranslation, openaiChat } from "@kai/wire/translate";
import type { Provider } from "./provider.ts";

const translations: Partial<Record<Provider["format"], ChatTranslation>> = {
  "openai-chat": openaiChat,
  "anthropic-messages": anthropicMessages,
};

/** How to speak with a provider. */
export function translationOf({ format }: Provider): ChatTranslation {
  return translations[format]!;
}
