import type { WireFormat } from "../format.ts";
import { namesModel } from "../names-model.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { CohereAssembly } from "./stream.ts";

/** `POST …/v2/chat`, the API of Cohere. */
export const cohereChat: WireFormat = {
  id: "cohere-chat",
  log_type: "chat",
  match: (request) => request.method === "POST" && /\/v2\/chat\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, CohereAssembly, options),
};
