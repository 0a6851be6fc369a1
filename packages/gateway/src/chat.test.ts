import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAll, startTestGateway } from "./test-gateway.ts";

let test: Awaited<ReturnType<typeof startTestGateway>>;
beforeAll(async () => {
  test = await startTestGateway();
});
afterAll(() => test.close());
beforeEach(() => {
  test.logs.length = 0;
  test.provider.requests.length = 0;
});

const messages = [{ role: "user", content: "Say hello" }];

describe("a chat request", () => {
  it("is answered by the provider of its model and logged once", async () => {
    test.provider.script({ kind: "text", text: "Hello!" });
    const answer = await test.chat({ model: "gpt-4o-mini", messages, customer_identifier: "jo", metadata: { a: 1 } });
    expect(answer).toMatchObject({ kind: "json", body: { choices: [{ message: { content: "Hello!" } }] } });
    expect(test.provider.requests[0]).toMatchObject({ body: { model: "gpt-4o-mini", messages } });
    expect(test.provider.requests[0]!.body).not.toHaveProperty("customer_identifier");
    expect(test.logs).toMatchObject([
      {
        model: expect.stringContaining("gpt-4o-mini"),
        provider_id: "openai",
        status: "success",
        input: messages,
        customer_identifier: "jo",
        metadata: { a: 1 },
        attempts: [{ provider: "openai", code: "ok", reason: "model" }],
      },
    ]);
  });

  it("is streamed, with the usage taken out when nobody asked for it", async () => {
    test.provider.script({ kind: "text", text: "Hello there!" });
    const text = await readAll(await test.chat({ model: "gpt-4o-mini", messages, stream: true }));
    expect(text).toMatch(/^data: \{/);
    expect(text).toMatch(/data: \[DONE\]\n\n$/);
    expect(text).not.toContain("total_tokens");
    expect(test.logs).toMatchObject([
      { status: "success", stream: true, usage: { prompt_tokens: expect.any(Number) } },
    ]);
  });

  it.each([false, true])(
    "leaves the connection to the provider open for the next request, stream: %s",
    async (stream) => {
      for (let request = 0; request < 6; request++) {
        const answer = await test.chat({ model: "gpt-4o-mini", messages, stream });
        if (stream) await readAll(answer);
      }
      // One may not be free again yet when the next request comes.
      expect(new Set(test.provider.requests.map(({ clientPort }) => clientPort)).size).toBeLessThanOrEqual(2);
    },
  );

  it("ends with a client that leaves before it has read anything", async () => {
    test.provider.script({ kind: "stall", after: 4 });
    const answer = await test.chat({ model: "gpt-4o-mini", messages, stream: true });
    if (answer.kind === "stream") answer.events.destroy();
    await expect.poll(() => test.logs).toMatchObject([{ status: "cancelled", status_code: 499 }]);
    await expect.poll(() => test.provider.requests[0]!.aborted).toBe(true);
  });

  it("tells a cut in the stream, without a last word", async () => {
    test.provider.script({ kind: "cut", after: 4 });
    const text = await readAll(await test.chat({ model: "gpt-4o-mini", messages, stream: true }));
    expect(text).not.toContain("[DONE]");
    expect(text).toContain('"code":"upstream_truncated"');
    expect(test.logs).toMatchObject([{ status: "incomplete", status_code: 502 }]);
  });

  it.each(["reset", "empty"] as const)("falls back after %s", async (kind) => {
    test.provider.script({ kind }, { kind: "text", text: "I stand in" });
    const answer = await test.chat({
      model: "gpt-4o",
      messages,
      fallback_models: ["gpt-4o-mini"],
      retry_params: { retry_enabled: false },
    });
    expect(answer).toMatchObject({ body: { choices: [{ message: { content: "I stand in" } }] } });
    expect(test.logs).toMatchObject([
      { model: expect.stringContaining("gpt-4o-mini"), attempts: [{ reason: "model" }, { code: "ok" }] },
    ]);
  });

  it("warns of what it says for models that nobody may ask", async () => {
    const override = { api_key: "sk-other", api_base: test.provider.url };
    await test.chat({
      model: "openai/gpt-4o",
      messages,
      credential_override: { "gpt-4o": override, "gpt-4o-mni": override },
      model_name_map: { "azure/gpt-4o": "azure/mine" },
    });
    expect(test.logs[0]?.warnings).toEqual({
      credential_override: expect.stringContaining("for gpt-4o-mni:"),
      model_name_map: expect.stringContaining("for azure/gpt-4o:"),
    });
  });

  it("refuses what is wrong by its name", async () => {
    await expect(test.chat({ model: "gpt-4o", messages: [] })).rejects.toMatchObject({
      status: 400,
      code: "invalid_request",
    });
    await expect(test.chat({ messages })).rejects.toMatchObject({ code: "model_required" });
    await expect(test.chat({ model: "nobody-knows", messages })).rejects.toMatchObject({
      status: 404,
      code: "model_not_found",
    });
  });
});
