import { expect, it } from "vitest";
import { geminiEmbeddings } from "./embeddings.ts";

const request = { model: "gemini/gemini-embedding-001", input: ["one", "two"], dimensions: 2, user: "jo" };

it("asks Gemini for one vector of each text", () => {
  expect(geminiEmbeddings.writeRequest(request, "gemini-embedding-001")).toEqual({
    body: {
      requests: ["one", "two"].map((text) => ({
        model: "models/gemini-embedding-001",
        content: { parts: [{ text }] },
        outputDimensionality: 2,
      })),
    },
    warnings: { user: expect.any(String) },
  });
  expect(geminiEmbeddings.writeRequest({ input: "one" }, "m").body).toMatchObject({ requests: [{}] });
});

it("tells them as OpenAI does, packed when asked for", () => {
  const body = { embeddings: [{ values: [0.5, -2] }, { values: [1, 0] }] };
  const model = "gemini-embedding-001";
  expect(geminiEmbeddings.writeAnswer(body, { request, model })).toEqual({
    object: "list",
    model,
    data: [
      { object: "embedding", index: 0, embedding: [0.5, -2] },
      { object: "embedding", index: 1, embedding: [1, 0] },
    ],
  });
  const packed = geminiEmbeddings.writeAnswer(body, { request: { encoding_format: "base64" }, model }) as {
    data: { embedding: string }[];
  };
  const bytes = Buffer.from(packed.data[0]!.embedding, "base64");
  expect([bytes.readFloatLE(0), bytes.readFloatLE(4)]).toEqual([0.5, -2]);
});
