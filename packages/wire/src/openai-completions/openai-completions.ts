import type { WireFormat } from "../format.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { CompletionAssembly } from "./stream.ts";

/** `POST …/completions`, the older API of OpenAI, which servers of open models speak too. */
export const openaiCompletions: WireFormat = {
  id: "openai-completions",
  log_type: "completion",
  match: ({ method, path }) => method === "POST" && /(?<!\/chat)\/completions\/?$/.test(path),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, CompletionAssembly, options),
};
