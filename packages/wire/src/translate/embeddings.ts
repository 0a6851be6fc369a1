import { asObject, objectsOf } from "../json.ts";
import { readUsage } from "../gemini/usage.ts";
import type { WrittenRequest } from "./translation.ts";

type Json = Record<string, unknown>;

/** One provider's embeddings seen through OpenAI's API. Pure. */
export interface EmbeddingsTranslation {
  writeRequest(request: Json, model: string): WrittenRequest;
  /** Writes the body of a success as OpenAI's. */
  writeAnswer(body: unknown, asked: { request: Json; model: string }): unknown;
}

/** Providers that speak OpenAI's format: both reach the other side as they are. */
export const openaiEmbeddings: EmbeddingsTranslation = {
  writeRequest: (request, model) => ({ body: { ...request, model }, warnings: {} }),
  writeAnswer: (body) => body,
};

/** @see https://ai.google.dev/api/embeddings#method:-models.batchembedcontents */
export const geminiEmbeddings: EmbeddingsTranslation = {
  writeRequest({ input, dimensions, user }, model) {
    const texts = Array.isArray(input) ? input : [input];
    const requests = texts.map((text: unknown) => ({
      model: `models/${model}`,
      content: { parts: [{ text }] },
      ...(dimensions !== undefined && { outputDimensionality: dimensions }),
    }));
    const warnings: WrittenRequest["warnings"] = user === undefined ? {} : { user: "is not known to the provider" };
    return { body: { requests }, warnings };
  },
  writeAnswer(body, { request, model }) {
    const answer = asObject(body) ?? {};
    const usage = readUsage(answer["usageMetadata"]);
    const inBase64 = request["encoding_format"] === "base64";
    return {
      object: "list",
      data: objectsOf(answer["embeddings"]).map(({ values }, index) => {
        const vector = Array.isArray(values) ? values.map(Number) : [];
        return { object: "embedding", index, embedding: inBase64 ? base64(vector) : vector };
      }),
      model,
      ...(usage && { usage }),
    };
  },
};

/** Numbers as OpenAI packs them: 4 bytes each, the lowest first. */
function base64(vector: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(vector.length * 4));
  for (const [index, value] of vector.entries()) bytes.setFloat32(index * 4, value, true);
  return btoa(Array.from(new Uint8Array(bytes.buffer), (byte) => String.fromCharCode(byte)).join(""));
}
