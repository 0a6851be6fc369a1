import { embeddings } from "./embeddings.ts";
import { generateContent } from "./generate-content.ts";
import { countTokens, messages } from "./messages.ts";
import { responses } from "./responses.ts";
import { speech } from "./speech.ts";
import { transcription } from "./transcription.ts";

/** Every endpoint whose answers go back as they come, by the name its caller uses. */
export const relays = {
  embeddings,
  speech,
  transcription,
  responses,
  messages,
  countTokens,
  generateContent,
};
