import { toFile } from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestRelays } from "../test-relays.ts";

let test: Awaited<ReturnType<typeof startTestRelays>>;
beforeAll(async () => {
  test = await startTestRelays();
});
afterAll(() => test.close());
beforeEach(() => test.begin());

const text = "Grüße aus Lima!";

describe("embeddings", () => {
  it("come as OpenAI's client expects them", async () => {
    const answer = await test.openai.embeddings.create({
      model: "text-embedding-3-small",
      input: ["one", "two"],
      ...test.own({ customer_identifier: "jo", metadata: { a: 1 } }),
    });
    expect(answer.data.map(({ embedding }) => embedding)).toEqual([
      [0.25, -0.5, 1],
      [0.25, -0.5, 1],
    ]);
    expect(test.provider.requests[0]!.body).toEqual({
      model: "text-embedding-3-small",
      input: ["one", "two"],
      encoding_format: "base64",
    });
    await test.log().toMatchObject({
      log_type: "embedding",
      log_method: "inference",
      model: "text-embedding-3-small",
      provider_id: "openai",
      input: '["one","two"]',
      usage: { prompt_tokens: 2, total_tokens: 2 },
      cost: expect.any(Number),
      cost_source: "price_table",
      customer_identifier: "jo",
      metadata: { a: 1 },
      status: "success",
    });
  });

  it("are translated for Gemini, and fall back", async () => {
    test.provider.script({ kind: "status", status: 500 });
    const answer = await test.openai.embeddings.create({
      model: "openai/text-embedding-3-small",
      input: "one",
      ...test.own({
        fallback_models: ["anthropic/claude-haiku-4-5", "gemini/gemini-embedding-001"],
        retry_params: { retry_enabled: false },
      }),
    });
    expect(answer.data[0]!.embedding).toEqual([0.25, -0.5, 1]);
    expect(test.provider.requests[1]).toMatchObject({ path: "/v1beta/models/gemini-embedding-001:batchEmbedContents" });
    await test.log().toMatchObject({
      provider_id: "google_gemini_ai",
      attempts: [
        { provider: "anthropic", code: "unsupported_parameter" },
        { provider: "openai", status: 500 },
        { provider: "google_gemini_ai", code: "ok" },
      ],
    });
  });

  it("are refused where the provider has none", async () => {
    const asked = test.openai.embeddings.create({ model: "claude-haiku-4-5", input: "one" });
    await expect(asked).rejects.toMatchObject({ status: 400, code: "unsupported_parameter" });
    await expect(test.openai.embeddings.create({ model: "text-embedding-3-small", input: [] })).rejects.toMatchObject({
      status: 400,
      param: "input",
    });
  });
});

describe("audio", () => {
  it("is made, byte for byte", async () => {
    const answer = await test.openai.audio.speech.create({
      model: "gpt-4o-mini-tts",
      voice: "alloy",
      input: text,
      ...test.own(),
    });
    expect(answer.headers.get("content-type")).toBe("audio/mpeg");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([bytes.length, bytes[1], bytes[4999]]).toEqual([5000, 7, (999 * 7 + 4) % 256]);
    await test.log().toMatchObject({
      log_type: "speech",
      input: JSON.stringify(text),
      output: JSON.stringify({ type: "audio", mime_type: "audio/mpeg", bytes: 5000 }),
      cost_source: "unknown",
    });
  });

  it("that breaks off breaks the connection, and is logged as it came", async () => {
    test.provider.script({ kind: "cut", after: 2 });
    const answer = await test.openai.audio.speech.create({
      model: "gpt-4o-mini-tts",
      voice: "alloy",
      input: text,
      ...test.own(),
    });
    await expect(answer.arrayBuffer()).rejects.toThrow("terminated");
    await test.log().toMatchObject({ status: "incomplete", status_code: 502, output: expect.stringContaining("2000") });
  });

  const file = () => toFile(Buffer.from("not really an mp3"), "hello.mp3", { type: "audio/mpeg" });

  it.each([
    ["json", text],
    ["text", `${text}\n`],
    ["verbose_json", text],
    ["srt", `1\n00:00:00,000 --> 00:00:01,500\n${text}\n\n`],
  ] as const)("is transcribed as %s", async (response_format, said) => {
    test.provider.script({ kind: "text", text });
    const answer: unknown = await test.openai.audio.transcriptions.create({
      model: "openai/whisper-1",
      file: await file(),
      prompt: "Lima",
      response_format,
      ...test.own({ customer_params: { customer_identifier: "jo", name: "Jo" }, disable_log: false }),
    });
    expect(typeof answer === "string" ? answer : (answer as { text: string }).text).toBe(said);
    const sent = String(test.provider.requests[0]!.body);
    expect(sent).toContain('name="model"\r\n\r\nwhisper-1\r\n');
    expect(sent).toContain('name="prompt"\r\n\r\nLima\r\n');
    expect(sent).toContain('filename="hello.mp3"');
    expect(sent).not.toMatch(/custom_identifier|customer_params|disable_log/);
    await test.log().toMatchObject({
      log_type: "transcription",
      model: "whisper-1",
      input: JSON.stringify({ file: { filename: "hello.mp3", mime_type: "audio/mpeg", bytes: 17 } }),
      output: JSON.stringify(said),
      customer_identifier: "jo",
      customer_name: "Jo",
    });
  });

  it("is transcribed piece by piece", async () => {
    test.provider.script({ kind: "text", text });
    const stream = await test.openai.audio.transcriptions.create(
      { model: "gpt-4o-transcribe", file: await file(), stream: true },
      test.beside(),
    );
    const types: string[] = [];
    for await (const event of stream) types.push(event.type);
    expect(types.at(-1)).toBe("transcript.text.done");
    await test.log().toMatchObject({ stream: true, output: JSON.stringify(text), cost: expect.any(Number) });
  });

  it("must be a form with a file", async () => {
    expect(await test.server.request("POST", "/api/audio/transcription/", { model: "whisper-1" })).toMatchObject({
      status: 415,
      json: { error: { code: "unsupported_media_type" } },
    });
    const form = new FormData();
    form.set("model", "whisper-1");
    const { headers, status } = await fetch(`${test.server.url}/audio/transcription`, {
      method: "POST",
      body: form,
      headers: { authorization: `Bearer ${test.server.secret}` },
    });
    expect([status, headers.get("content-type")]).toEqual([400, "application/json; charset=utf-8"]);
  });
});
