import { expect } from "vitest";
import { type Answer, events, json, text, words } from "./answer.ts";

const usage = { type: "tokens", input_tokens: 14, output_tokens: 3, total_tokens: 17 };

/** Sound in, text out. */
export const openaiTranscription: Answer = {
  format: "openai-transcription",
  path: /\/audio\/transcriptions$/,
  whole: json({ text, usage }),
  streamed: events([
    ...words.map((delta) => ({ type: "transcript.text.delta", delta })),
    { type: "transcript.text.done", text, usage },
  ]),
  fields: {
    log_type: "transcription",
    model: "gpt-4o-mini-transcribe",
    output: text,
    usage: { prompt_tokens: 14, completion_tokens: 3 },
  },
};

/** Text in, sound out. */
export const openaiSpeech: Answer = {
  format: "openai-speech",
  path: /\/audio\/speech$/,
  whole: { type: "audio/mpeg", chunks: [Buffer.from("ID3\u0004"), Buffer.alloc(2000, 7)] },
  fields: {
    log_type: "speech",
    model: "gpt-4o-mini-tts",
    output: expect.objectContaining({ bytes: 2004 }) as never,
  },
};
