import type { WireFormat } from "../format.ts";
import { namesModel } from "../names-model.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { MessageAssembly } from "./stream.ts";

/** `POST …/v1/messages`, the API of Anthropic. */
export const anthropicMessages: WireFormat = {
  id: "anthropic-messages",
  log_type: "chat",
  match: (request) => request.method === "POST" && /\/v1\/messages\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, MessageAssembly, options),
};
