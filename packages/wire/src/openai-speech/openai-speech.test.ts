import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { openaiSpeech } from "./openai-speech.ts";

it("match /v1/audio/speech", () => {
  expect(findFormat({ method: "POST", path: "/v1/audio/speech" })).toBe(openaiSpeech);
});

testBodies(openaiSpeech, import.meta.url);
testStreams(openaiSpeech, import.meta.url, { said: () => ({ text: "", reasoning: "", refusal: "" }) });

describe("sound", () => {
  it("is told by size and type, never kept", () => {
    const body = Uint8Array.of(0x49, 0x44, 0x33, 0x04);
    expect(openaiSpeech.readResponse(body, { contentType: "audio/mpeg" })).toStrictEqual({
      output: { type: "audio", mime_type: "audio/mpeg", bytes: 4 },
    });
    expect(openaiSpeech.readResponse(body)).toStrictEqual({ output: { type: "audio", bytes: 4 } });
  });

  it("is told in events", () => {
    const sse = 'data: {"type":"speech.audio.delta","audio":"SUQz"}\n\ndata: {"type":"speech.audio.done"}\n\n';
    expect(openaiSpeech.decoder().push(new TextEncoder().encode(sse))).toStrictEqual([
      { type: "content", choice: 0, kind: "audio", delta: { data: "SUQz" } },
      { type: "done" },
    ]);
  });
});
