import { ContentBudget } from "../content-budget.ts";
import type { WireFields, WireFormat } from "../format.ts";
import { objectsOf } from "../json.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { GeminiFrames } from "./frames.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { GeminiAssembly } from "./stream.ts";

/** `POST …/models/{model}:generateContent` and `:streamGenerateContent`, the API of Gemini, also on Vertex AI. */
export const gemini: WireFormat = {
  id: "gemini",
  log_type: "chat",
  match: ({ method, path }) => method === "POST" && /(:|%3A)(generateContent|streamGenerateContent)\/?$/i.test(path),
  readRequest,
  readResponse: (body) => (Array.isArray(body) ? readChunks(body) : readResponse(body)),
  decoder: (options) => new FramedDecoder(GeminiFrames, GeminiAssembly, options),
};

/** Reads a stream that came as one JSON list. */
function readChunks(chunks: unknown[]): WireFields {
  const assembly = new GeminiAssembly(new ContentBudget(Number.POSITIVE_INFINITY));
  for (const chunk of objectsOf(chunks)) assembly.push(chunk);
  return assembly.fields();
}
