import type { ResponseHead, WireFields, WireFormat } from "../format.ts";
import { asObject, asText, omit, saysNothing, withoutEmpty } from "../json.ts";
import { namesModel } from "../names-model.ts";
import { readCost, readOpenaiUsage } from "../openai-usage.ts";
import { readParameters } from "../parameters.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { audio } from "./audio.ts";
import { SpeechAssembly } from "./stream.ts";

/** `POST …/audio/speech`: text in, sound out, of which only the size and the type are kept. */
export const openaiSpeech: WireFormat = {
  id: "openai-speech",
  log_type: "speech",
  match: (request) => request.method === "POST" && /\/audio\/speech\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, SpeechAssembly, options),
};

function readRequest(body: unknown): WireFields {
  const { input, ...parameters } = asObject(body) ?? {};
  return { ...(!saysNothing(input) && { input }), ...readParameters(parameters) };
}

/** Reads sound, or the body of an error. */
function readResponse(body: unknown, { contentType, bytes }: ResponseHead = {}): WireFields {
  const size = body instanceof Uint8Array ? body.length : bytes;
  const isSound = body instanceof Uint8Array || /^audio\/|octet-stream/.test(contentType ?? "");
  if (isSound && size !== undefined) return { output: audio(size, contentType) };
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const usage = readOpenaiUsage(response["usage"]);
  return withoutEmpty({
    usage,
    cost: readCost(response["usage"]),
    model: asText(response["model"]),
    error_message: readError(response)?.message,
    full_response: omit(response, "model", ...(usage ? ["usage"] : [])),
  });
}
