import { GoogleGenAI } from "@google/genai";
import { gemini, geminiEmbeddings } from "../answers/gemini.ts";
import { type ClientCase, clientCases, question } from "./client-case.ts";

const body = { model: "gemini-2.5-flash", contents: question };

export const google: ClientCase[] = clientCases(
  "@google/genai",
  ({ url }) => new GoogleGenAI({ apiKey: "test", httpOptions: { baseUrl: url } }),
  [
    {
      call: "models.generateContent",
      answer: gemini,
      whole: (client) => client.models.generateContent(body),
    },
    {
      call: "models.generateContentStream",
      answer: gemini,
      streamed: (client) => client.models.generateContentStream(body),
    },
    {
      call: "models.embedContent",
      answer: geminiEmbeddings,
      whole: (client) => client.models.embedContent({ model: "gemini-embedding-001", contents: question }),
    },
  ],
);
