import { expect } from "vitest";
import { type Answer, json } from "./answer.ts";

const vector = [0.5, -0.25, 1];
const base64 = Buffer.from(new Float32Array(vector).buffer).toString("base64");

export const openaiEmbeddings: Answer = {
  format: "openai-embeddings",
  path: /\/embeddings$/,
  // The SDK of OpenAI asks for base64 and decodes it, others take numbers.
  whole: (request) =>
    json({
      object: "list",
      model: "text-embedding-3-small",
      data: [{ object: "embedding", index: 0, embedding: request.includes('"base64"') ? base64 : vector }],
      usage: { prompt_tokens: 4, total_tokens: 4 },
    }),
  fields: {
    log_type: "embedding",
    model: "text-embedding-3-small",
    output: expect.toBeOneOf([base64, vector]) as never,
    usage: { prompt_tokens: 4 },
  },
};
