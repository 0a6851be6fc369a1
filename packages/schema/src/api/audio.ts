import { z } from "zod";
import { routedRequest } from "../chat/kai-request.ts";
import { numberFrom, param, text } from "../chat/param.ts";
import type { Endpoint } from "./endpoint.ts";

/** Body of {@link createSpeech}. */
export const speechRequest = routedRequest.extend({
  model: param(text, "The model, with or without its provider before it.", "openai/gpt-4o-mini-tts"),
  input: text.min(1, { error: "must not be empty" }).meta({ description: "What to say." }),
  voice: param(z.union([text, z.record(z.string(), z.unknown())]), "Who says it.", "alloy"),
  instructions: param(text, "How to say it.", "Cheerfully."),
  response_format: param(text, "Format of the sound: mp3, opus, aac, flac, wav or pcm.", "mp3"),
  speed: param(numberFrom(0.25, 4), "How fast.", 1),
  stream_format: param(
    z.enum(["audio", "sse"], { error: 'must be "audio" or "sse"' }),
    "Whether the sound comes as it is, or in server-sent events.",
    "audio",
  ),
});

export const createSpeech = {
  id: "createSpeech",
  tag: "Gateway",
  method: "POST",
  path: "/api/audio/speech",
  otherPaths: ["/api/v1/audio/speech"],
  scope: "gateway",
  summary: "Turn text into speech",
  description:
    "Answers like OpenAI's endpoint of the same name and logs the call. The sound is passed on as it comes; the log keeps its size and type.",
  body: speechRequest,
  bodyExample: { model: "openai/gpt-4o-mini-tts", voice: "alloy", input: "Hello" },
  answers: { 200: { description: "The sound.", mediaTypes: ["audio/mpeg"] } },
  errors: ["INVALID_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "openai",
} satisfies Endpoint;

/** The fields of {@link createTranscription} but for the file, and `prompt`, which is not the gateway's here. Forms hold text; what is a list or an object stands as JSON or in names with brackets. */
export const transcriptionRequest = routedRequest.extend({
  model: param(text, "The model, with or without its provider before it.", "openai/whisper-1"),
  language: param(text, "Language of the sound, as ISO 639-1.", "en"),
  response_format: param(text, "Form of the answer: json, text, srt, verbose_json or vtt.", "json"),
});

export const createTranscription = {
  id: "createTranscription",
  tag: "Gateway",
  method: "POST",
  path: "/api/audio/transcriptions",
  otherPaths: ["/api/audio/transcription", "/api/v1/audio/transcriptions"],
  scope: "gateway",
  summary: "Turn speech into text",
  description:
    "Answers like OpenAI's endpoint of the same name and logs the call. The log keeps the file's name, size and type, not the sound. The gateway's parameters are further fields of the form, or in the header `X-Data-Kai-Params`.",
  bodyType: "multipart/form-data",
  body: transcriptionRequest.extend({
    file: z.string().meta({ format: "binary", description: "The sound." }),
    prompt: param(text, "Text that the sound continues.", "…"),
  }),
  bodyExample: { model: "openai/whisper-1", file: "hello.mp3" },
  answers: {
    200: {
      description: "The transcript, in the form that `response_format` asks for.",
      schema: z.looseObject({ text: z.string() }),
      example: { text: "Hello" },
    },
  },
  errors: ["PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "openai",
} satisfies Endpoint;
