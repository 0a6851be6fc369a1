import type { WireFormat } from "../format.ts";
import { namesModel } from "../names-model.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { TranscriptionAssembly } from "./stream.ts";

/** `POST …/audio/transcriptions` and `…/audio/translations`: sound in, of which only the name, size and type are kept, text out. */
export const openaiTranscription: WireFormat = {
  id: "openai-transcription",
  log_type: "transcription",
  match: (request) =>
    request.method === "POST" && /\/audio\/(transcriptions|translations)\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, TranscriptionAssembly, options),
};
