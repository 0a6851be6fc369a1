import type { WireFormat } from "../format.ts";
import { namesModel } from "../names-model.ts";
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
  match: (request) =>
    request.method === "POST" &&
    /\/(v\d+\w*|openai|api)\/responses\/?$/.test(request.path) &&
    // A stored prompt has a model of its own.
    (namesModel(request) || request.body?.includes('"prompt"') === true),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, ResponsesAssembly, options),
};
