import type { WireFormat } from "../format.ts";
import { namesModel } from "../names-model.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { ChatAssembly } from "./stream.ts";

/** `POST …/chat/completions`, the API of OpenAI that most providers and servers of open models speak too. */
export const openaiChat: WireFormat = {
  id: "openai-chat",
  log_type: "chat",
  match: (request) => request.method === "POST" && /\/chat\/completions\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, ChatAssembly, options),
};
