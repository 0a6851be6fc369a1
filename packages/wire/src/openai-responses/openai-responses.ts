import type { WireFormat } from "../format.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { ResponsesAssembly } from "./stream.ts";

/** `POST …/responses`, the newer API of OpenAI. */
export const openaiResponses: WireFormat = {
  id: "openai-responses",
  log_type: "response",
  // Surveys and forms have responses too: the API's version, or its name, must stand before.
  match: ({ method, path }) => method === "POST" && /\/(v\d+\w*|openai|api)\/responses\/?$/.test(path),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, ResponsesAssembly, options),
};
