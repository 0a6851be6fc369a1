import { type Answer, events, json, text, words } from "./answer.ts";

const head = { modelVersion: "gemini-2.5-flash", responseId: "response_1" };
const usageMetadata = { promptTokenCount: 8, candidatesTokenCount: 3, totalTokenCount: 11 };
const content = (part: string) => ({ role: "model", parts: [{ text: part }] });

export const gemini: Answer = {
  format: "gemini",
  path: /:(generateContent|streamGenerateContent)$/,
  whole: json({
    ...head,
    candidates: [{ content: content(text), finishReason: "STOP", index: 0 }],
    usageMetadata,
  }),
  streamed: events(
    words.map((word, index) => ({
      ...head,
      candidates: [{ content: content(word), index: 0, ...(index === 2 && { finishReason: "STOP" }) }],
      usageMetadata,
    })),
  ),
  fields: {
    log_type: "chat",
    model: head.modelVersion,
    output: { role: "assistant", content: text },
    usage: { prompt_tokens: 8, completion_tokens: 3 },
  },
};

export const geminiEmbeddings: Answer = {
  format: "gemini-embeddings",
  path: /:(embedContent|batchEmbedContents)$/,
  whole: json({ embeddings: [{ values: [0.5, -0.25] }] }),
  fields: { log_type: "embedding", model: "gemini-embedding-001", output: [[0.5, -0.25]] },
};
