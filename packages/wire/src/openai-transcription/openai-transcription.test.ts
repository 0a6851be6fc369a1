import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { openaiTranscription } from "./openai-transcription.ts";

it.each(["/v1/audio/transcriptions", "/openai/v1/audio/translations"])("match %s", (path) => {
  expect(findFormat({ method: "POST", path })).toBe(openaiTranscription);
});

testBodies(openaiTranscription, import.meta.url);
testStreams(openaiTranscription, import.meta.url, {
  said: (output) => ({ text: typeof output === "string" ? output : "", reasoning: "", refusal: "" }),
});

describe("the form of a request", () => {
  /** As a client sends it. */
  async function formOf(entries: [name: string, value: string | File][]): Promise<Uint8Array> {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return new Uint8Array(await new Response(form).arrayBuffer());
  }
  const sound = new File([Uint8Array.from({ length: 5000 }, (_, index) => index % 256)], "hällo.mp3", {
    type: "audio/mpeg",
  });

  it("is read into parameters and what the file was", async () => {
    const body = await formOf([
      ["file", sound],
      ["model", "gpt-4o-transcribe"],
      ["prompt", "Names: Jo.\r\n--x"],
      ["temperature", "0.2"],
      ["stream", "true"],
      ["response_format", "json"],
      ["include[]", "logprobs"],
      ["timestamp_granularities[]", "word"],
      ["timestamp_granularities[]", "segment"],
    ]);
    expect(openaiTranscription.readRequest(body)).toStrictEqual({
      input: { file: { filename: "hällo.mp3", mime_type: "audio/mpeg", bytes: 5000 } },
      prompt: "Names: Jo.\r\n--x",
      model: "gpt-4o-transcribe",
      temperature: 0.2,
      stream: true,
      full_request: {
        response_format: "json",
        include: ["logprobs"],
        timestamp_granularities: ["word", "segment"],
      },
    });
  });

  it("is read as far as it goes when it was cut", async () => {
    const body = await formOf([
      ["model", "whisper-1"],
      ["file", sound],
    ]);
    for (let end = 0; end <= body.length; end += 7) {
      const { input, model } = openaiTranscription.readRequest(body.subarray(0, end));
      if (input) expect(input).toMatchObject({ file: { filename: "hällo.mp3" } });
      if (input) expect(model).toBe("whisper-1");
    }
    expect(openaiTranscription.readRequest(body.subarray(0, 1000))).toMatchObject({ model: "whisper-1" });
  });

  it("never throws, whatever the bytes", () => {
    for (const text of ["", "-", "--", "--x", "--x\r\n", "--x\r\n\r\n\r\n", "--x\r\n\r\n\r\n--x", "\r\n".repeat(50)]) {
      expect(() => openaiTranscription.readRequest(new TextEncoder().encode(text))).not.toThrow();
    }
  });

  it("has no more fields than any request needs", async () => {
    const entries = Array.from({ length: 500 }, (_, index): [string, string] => [`field_${index}`, "x"]);
    const { full_request } = openaiTranscription.readRequest(await formOf(entries));
    expect(Object.keys(full_request ?? {})).toHaveLength(100);
  });
});
