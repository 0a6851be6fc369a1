import type { APIError } from "@anthropic-ai/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestRelays } from "../test-relays.ts";

let test: Awaited<ReturnType<typeof startTestRelays>>;
beforeAll(async () => {
  test = await startTestRelays();
});
afterAll(() => test.close());
beforeEach(() => test.begin());

const text = "Grüße aus Lima!";

describe("the Responses API", () => {
  it("answers byte for byte, and is logged", async () => {
    test.provider.script({ kind: "text", text });
    const answer = await test.openai.responses.create(
      { model: "openai/gpt-5-mini", input: "Where?", metadata: { tier: "gold" } },
      test.beside({ metadata: { feature: "chat" }, fallback_models: ["gpt-5"] }),
    );
    expect(answer.output_text).toBe(text);
    expect(test.provider.requests[0]).toMatchObject({
      path: "/v1/responses",
      body: { model: "gpt-5-mini", input: "Where?", metadata: { tier: "gold" } },
      headers: { authorization: "Bearer sk-SENTINEL-openai" },
    });
    expect(Object.keys(test.provider.requests[0]!.body as object)).toEqual(["model", "input", "metadata"]);
    await test.log().toMatchObject({
      log_type: "response",
      model: "gpt-5-mini",
      response_id: answer.id,
      usage: { prompt_tokens: expect.any(Number), completion_tokens: expect.any(Number) },
      cost: expect.any(Number),
      metadata: { tier: "gold", feature: "chat" },
      warnings: expect.stringContaining("fallback_models"),
    });
  });

  it("streams, and tells a cut in its own words", async () => {
    test.provider.script({ kind: "text", text });
    const stream = await test.openai.responses.create(
      { model: "gpt-5-mini", input: "Where?", stream: true },
      test.beside(),
    );
    let said = "";
    for await (const event of stream) if (event.type === "response.output_text.delta") said += event.delta;
    expect(said).toBe(text);
    await test.log().toMatchObject({ stream: true, status: "success", time_to_first_token: expect.any(Number) });
    test.provider.script({ kind: "cut", after: 5 });
    const cut = await test.openai.responses.create({ model: "gpt-5-mini", input: "Where?", stream: true });
    await expect(
      (async () => {
        for await (const _ of cut);
      })(),
    ).rejects.toThrow("The connection to the provider broke.");
  });

  it("is OpenAI's alone", async () => {
    const asked = test.openai.responses.create({ model: "claude-haiku-4-5", input: "Where?" });
    await expect(asked).rejects.toMatchObject({ status: 400, code: "unsupported_endpoint", param: "model" });
  });
});

describe("Anthropic's own API", () => {
  const asking = {
    model: "claude-haiku-4-5",
    max_tokens: 100,
    messages: [{ role: "user" as const, content: "Where?" }],
  };

  it("answers its client, with parameters in the metadata", async () => {
    test.provider.script({ kind: "text", text });
    const metadata = {
      user_id: "u1",
      keywordsai_params: test.own({ thread_identifier: "t", metadata: { a: 1 } }),
      extra_headers: { "anthropic-beta": "files-api-2025-04-14", cookie: "no" },
    };
    const answer = await test.anthropic.messages.create({ ...asking, metadata });
    expect(answer.content).toMatchObject([{ type: "text", text }]);
    expect(test.provider.requests[0]).toMatchObject({
      path: "/v1/messages",
      headers: {
        "x-api-key": "sk-SENTINEL-anthropic",
        "anthropic-version": expect.stringMatching(/^20/),
        "anthropic-beta": "files-api-2025-04-14",
      },
    });
    expect(test.provider.requests[0]!.headers).not.toHaveProperty("cookie");
    expect(test.provider.requests[0]!.body).toEqual({ ...asking, metadata: { user_id: "u1" } });
    await test.log().toMatchObject({
      log_type: "chat",
      provider_id: "anthropic",
      completion_message: { role: "assistant", content: text },
      usage: { completion_tokens: answer.usage.output_tokens },
      cost: expect.any(Number),
      thread_identifier: "t",
      metadata: { user_id: "u1", a: 1 },
    });
  });

  it("streams", async () => {
    test.provider.script({ kind: "text", text });
    const message = await test.anthropic.messages.stream(asking, test.beside()).finalMessage();
    expect(message.content).toMatchObject([{ text }]);
    await test.log().toMatchObject({ stream: true, completion_message: { content: text } });
  });

  it("has its errors in its own form", async () => {
    test.provider.script({ kind: "status", status: 429, headers: { "anthropic-ratelimit-requests-remaining": "0" } });
    const refused = test.anthropic.messages.create(asking, test.beside({ retry_params: { retry_enabled: false } }));
    const error = await refused.catch((thrown: unknown) => thrown as APIError);
    expect(error).toMatchObject({ status: 429, type: "rate_limit_error" });
    expect((error as { headers: Headers }).headers.get("anthropic-ratelimit-requests-remaining")).toBe("0");
    await test.log().toMatchObject({ status: "error", status_code: 429 });
    const stranger = test.clients("nobody").anthropic;
    await expect(stranger.messages.create(asking)).rejects.toMatchObject({ status: 401, type: "authentication_error" });
    await expect(test.anthropic.messages.create({ ...asking, model: 1 as never })).rejects.toMatchObject({
      status: 400,
      type: "invalid_request_error",
    });
  });

  it("tells a cut as its own event, and what came until then is billed", async () => {
    test.provider.script({
      kind: "combined",
      scripts: [
        { kind: "text", text },
        { kind: "cut", after: 4 },
      ],
    });
    const stream = test.anthropic.messages.stream(asking, test.beside());
    await expect(stream.finalMessage()).rejects.toMatchObject({ type: "api_error" });
    await test.log().toMatchObject({
      status: "incomplete",
      status_code: 502,
      usage_estimated: true,
      cost: expect.any(Number),
    });
  });

  it("counts tokens without a log", async () => {
    const { input_tokens } = await test.anthropic.messages.countTokens(
      { model: asking.model, messages: asking.messages },
      test.beside(),
    );
    expect(input_tokens).toBeGreaterThan(0);
    expect(test.provider.requests[0]!.path).toBe("/v1/messages/count_tokens");
  });
});

describe("Gemini's own API", () => {
  it("answers its client", async () => {
    test.provider.script({ kind: "text", text });
    const answer = await test.google.models.generateContent({
      model: "gemini-2.5-flash",
      contents: "Where?",
      config: { httpOptions: test.beside() },
    });
    expect(answer.text).toBe(text);
    expect(test.provider.requests[0]).toMatchObject({
      path: expect.stringMatching(/^\/v1(beta)?\/models\/gemini-2.5-flash:generateContent$/),
      headers: { "x-goog-api-key": "SENTINEL-google" },
    });
    await test.log().toMatchObject({
      log_type: "chat",
      provider_id: "google_gemini_ai",
      model: "gemini-2.5-flash",
      completion_message: { content: text },
      cost: expect.any(Number),
    });
  });

  it("streams, and tells a cut", async () => {
    test.provider.script({ kind: "text", text });
    const asking = { model: "gemini-2.5-flash", contents: "Where?", config: { httpOptions: test.beside() } };
    let said = "";
    for await (const chunk of await test.google.models.generateContentStream(asking)) said += chunk.text ?? "";
    expect(said).toBe(text);
    await test.log().toMatchObject({ stream: true, status: "success" });
    test.provider.script({ kind: "cut", after: 2 });
    const cut = await test.google.models.generateContentStream(asking);
    await expect(
      (async () => {
        for await (const _ of cut);
      })(),
    ).rejects.toThrow("The connection to the provider broke.");
  });

  it("counts, embeds, and has errors in its own form", async () => {
    const model = "gemini-embedding-001";
    expect(await test.google.models.countTokens({ model, contents: "a" })).toMatchObject({
      totalTokens: expect.any(Number),
    });
    test.provider.script({ kind: "status", status: 400 });
    const refused = test.google.models.generateContent({ model: "gemini-2.5-flash", contents: "a" });
    await expect(refused).rejects.toMatchObject({ status: 400 });
    const stranger = test.clients("nobody").google;
    await expect(stranger.models.generateContent({ model, contents: "a" })).rejects.toThrow('"UNAUTHENTICATED"');
    const unknown = await test.server.request("POST", `/google/gemini/v1beta/models/${model}:tuneIt`, {});
    expect(unknown).toMatchObject({ status: 404, json: { error: { code: 404, status: "NOT_FOUND" } } });
  });
});

it("no provider's key shows in a log", async () => {
  const { text: logs } = await test.server.request("GET", "/api/request-logs/list/?page_size=100");
  expect(logs).toContain("claude-haiku-4-5");
  expect(logs).not.toContain("SENTINEL");
});
