import type { WireFormat } from "../format.ts";
import { namesModel } from "../names-model.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { CompletionAssembly } from "./stream.ts";

/** `POST …/completions`, the older API of OpenAI, which servers of open models speak too. */
export const openaiCompletions: WireFormat = {
  id: "openai-completions",
  log_type: "completion",
  match: (request) =>
    request.method === "POST" && /(?<!\/chat)\/completions\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, CompletionAssembly, options),
};
