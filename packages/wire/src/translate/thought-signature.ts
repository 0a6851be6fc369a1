import { asObject, asText, type JsonObject } from "../json.ts";

/**
 * Where the signature of a thought of Gemini's travels in a chat, beside a message or a tool call: OpenAI's format has no place for it, and
 * Google's own API in that format puts it here.
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
export const withThoughtSignature = (signature: string): JsonObject => ({
  extra_content: { google: { thought_signature: signature } },
});

/** The signature that came back with a message or a tool call. */
export function thoughtSignatureOf(holder: JsonObject): string | undefined {
  return asText(asObject(asObject(holder["extra_content"])?.["google"])?.["thought_signature"]);
}
