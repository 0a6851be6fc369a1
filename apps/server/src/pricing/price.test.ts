import type { LogRecord } from "@kai/schema";
import type { ModelPrice } from "@kai/storage";
import { describe, expect, it } from "vitest";
import { price } from "./price.ts";

const of = (fields: Partial<LogRecord>) => price({ unique_id: "1", timestamp: "2026-01-01T00:00:00.000Z", ...fields });
const tokens = { prompt_tokens: 1_000_000, completion_tokens: 100_000 };
const mini = { model: "gpt-4o-mini" };
const partsOf = (fields: Partial<LogRecord>) =>
  Object.fromEntries((of(fields).cost_details?.parts ?? []).map(({ bucket, count }) => [bucket, count]));

describe("price", () => {
  it("keeps the caller's cost, also when it is 0", () => {
    expect(of({ ...tokens, ...mini, cost: 0 })).toEqual({ cost: 0, cost_source: "client" });
  });

  it("uses unit prices per million tokens before the model's price", () => {
    expect(of({ ...tokens, ...mini, prompt_unit_price: 0.5, completion_unit_price: 1.5 })).toEqual({
      cost: 0.65,
      cost_source: "unit_price",
      cost_details: {
        parts: [
          { bucket: "input", count: 1_000_000, unit_price: 0.5, amount: 0.5 },
          { bucket: "output", count: 100_000, unit_price: 1.5, amount: 0.15 },
        ],
      },
    });
  });

  it("does not take a unit price that is missing for free", () => {
    expect(of({ ...tokens, ...mini, prompt_unit_price: 0.5 })).toEqual({
      cost_source: "unknown",
      warning: "is unknown: the log's unit price says nothing of output tokens",
    });
    expect(of({ prompt_tokens: 1000, prompt_unit_price: 1 }).cost).toBe(0.001);
  });

  it("says how the table's price came about", () => {
    const found = of({
      ...tokens,
      ...mini,
      prompt_cache_hit_tokens: 400_000,
      reasoning_tokens: 10_000,
    });
    expect(found).toEqual({
      cost: 0.18,
      cost_source: "price_table",
      price_version: expect.stringMatching(/^genai-prices \d+\.\d+\.\d+$/),
      cost_details: {
        provider: "openai",
        model: "gpt-4o-mini",
        parts: [
          { bucket: "input", count: 600_000, unit_price: 0.15, amount: 0.09 },
          { bucket: "cache_read", count: 400_000, unit_price: 0.075, amount: 0.03 },
          { bucket: "output", count: 90_000, unit_price: 0.6, amount: 0.054 },
          { bucket: "reasoning", count: 10_000, unit_price: 0.6, amount: 0.006 },
        ],
      },
    });
  });

  it("finds a model with or without its provider's name", () => {
    expect(of({ ...tokens, model: "openai/gpt-4o-mini" })).toEqual(of({ ...tokens, ...mini }));
    expect(of({ ...tokens, ...mini, provider_id: "openai" })).toEqual(of({ ...tokens, ...mini }));
  });

  it.each(["text-embedding-3-small", "chatgpt-4o-latest", "ft:gpt-4o-mini-2024-07-18:acme::id", "sonar"])(
    "finds %s, which names no provider and is no one else's",
    (model) => {
      expect(of({ prompt_tokens: 1000, model })).toMatchObject({
        cost: expect.any(Number),
        cost_source: "price_table",
      });
    },
  );

  it("does not bill a provider that is not in the table at another's price", () => {
    expect(of({ ...tokens, model: "meta/gpt-4o-mini", provider_id: "ollama" })).toEqual({
      cost_source: "unknown",
      warning: 'is unknown: there is no price for model "meta/gpt-4o-mini" of provider "ollama"',
    });
  });

  it("tells writes to the cache apart by how long they last", () => {
    const usage = {
      cache_creation: { ephemeral_5m_input_tokens: 30, ephemeral_1h_input_tokens: 20 },
    } as LogRecord["usage"];
    const log = {
      model: "claude-sonnet-4-5",
      prompt_tokens: 100,
      completion_tokens: 10,
      prompt_cache_creation_tokens: 50,
      usage,
    };
    expect(of(log).cost_details?.parts).toEqual([
      { bucket: "input", count: 50, unit_price: 3, amount: 0.00015 },
      { bucket: "cache_write_5m", count: 30, unit_price: 3.75, amount: 0.000_112_5 },
      { bucket: "cache_write_1h", count: 20, unit_price: 6, amount: 0.00012 },
      { bucket: "output", count: 10, unit_price: 15, amount: 0.00015 },
    ]);
  });

  it("charges searches and requests where they have a price", () => {
    const usage = { server_tool_use: { web_search_requests: 2 } } as LogRecord["usage"];
    const searched = of({ model: "claude-sonnet-4-5", prompt_tokens: 1, completion_tokens: 1, usage });
    expect(searched.cost).toBe(0.020_018);
    expect(partsOf({ model: "sonar", provider_id: "perplexity", prompt_tokens: 1, completion_tokens: 1 })).toEqual({
      input: 1,
      output: 1,
      request: 1,
    });
  });

  it("counts audio and images apart", () => {
    const usage = { prompt_tokens_details: { audio_tokens: 300 }, completion_tokens_details: { audio_tokens: 40 } };
    expect(partsOf({ model: "gpt-realtime", prompt_tokens: 1000, completion_tokens: 100, usage })).toEqual({
      input: 700,
      input_audio: 300,
      output: 60,
      output_audio: 40,
    });
  });

  it("takes cached tokens that are counted beside the prompt's, and says so", () => {
    const found = of({ prompt_tokens: 10, completion_tokens: 1, prompt_cache_hit_tokens: 100, ...mini });
    expect(found.warning).toBe("counts 110 prompt tokens: 100 cached ones cannot be among 10 prompt_tokens");
    expect(found.cost_details?.parts).toMatchObject([
      { bucket: "input", count: 10 },
      { bucket: "cache_read", count: 100 },
      { bucket: "output", count: 1 },
    ]);
  });

  it("follows prices that depend on the prompt's length", () => {
    const unitAt = (prompt_tokens: number) =>
      of({ model: "gemini-2.5-pro", prompt_tokens, completion_tokens: 1 }).cost_details?.parts?.map(
        ({ unit_price }) => unit_price,
      );
    expect(unitAt(200_000)).toEqual([1.25, 10]);
    expect(unitAt(200_001)).toEqual([2.5, 15]);
  });

  it("follows prices that change with the time", () => {
    const unitAt = (timestamp: string, model: string) =>
      of({ model, timestamp, prompt_tokens: 1 }).cost_details?.parts?.[0]?.unit_price;
    expect(unitAt("2025-06-09T23:59:59Z", "o3")).toBe(10);
    expect(unitAt("2025-06-10T00:00:00Z", "o3")).toBe(2);
    expect(unitAt("2026-01-01T16:29:59Z", "deepseek-chat")).toBe(0.27);
    expect(unitAt("2026-01-01T16:30:00Z", "deepseek-chat")).toBe(0.135);
    expect(unitAt("2025-06-09T23:59:59Z", "o3")).toBe(10);
  });

  it("knows no price for an unknown model, and says so", () => {
    expect(of({ ...tokens, model: "my-own-model" })).toEqual({
      cost_source: "unknown",
      warning: 'is unknown: there is no price for model "my-own-model"',
    });
  });

  it("does not take what is priced otherwise than by tokens for free", () => {
    expect(of({ ...tokens, model: "whisper-large-v3", provider_id: "groq" })).toMatchObject({
      cost_source: "unknown",
      warning: 'is unknown: the price of model "whisper-large-v3" says nothing of input tokens',
    });
  });

  it("says nothing where there are no tokens, or where they were spent by other logs", () => {
    expect(of({ log_type: "embedding" })).toEqual({});
    expect(of({ ...tokens, ...mini, log_type: "agent" })).toEqual({});
  });
});

describe("a project's own price", () => {
  const own: ModelPrice = {
    project_id: "p",
    model: "gpt-4o-mini",
    provider_id: null,
    valid_from: "2026-01-01T00:00:00.000Z",
    input_price_per_1m_tokens: 1,
    output_price_per_1m_tokens: 2,
    cache_read_price_per_1m_tokens: null,
    cache_write_price_per_1m_tokens: null,
    max_context_window: null,
    version: 3,
  };
  const priced = (fields: Partial<LogRecord>, change: Partial<ModelPrice> = {}) =>
    price(
      { unique_id: "1", timestamp: "2026-01-01T00:00:00.000Z", ...tokens, ...fields },
      { all: [own], find: ({ model }) => (model === own.model ? { ...own, ...change } : undefined) },
    );

  it("comes before the table's, and after the log's", () => {
    expect(priced(mini)).toEqual({
      cost: 1.2,
      cost_source: "override",
      price_version: "3 from 2026-01-01T00:00:00.000Z",
      cost_details: {
        model: "gpt-4o-mini",
        parts: [
          { bucket: "input", count: 1_000_000, unit_price: 1, amount: 1 },
          { bucket: "output", count: 100_000, unit_price: 2, amount: 0.2 },
        ],
      },
    });
    expect(priced({ model: "openai/gpt-4o-mini" })).toMatchObject({ cost: 1.2, cost_source: "override" });
    expect(priced({ ...mini, prompt_unit_price: 0, completion_unit_price: 0 })).toMatchObject({ cost: 0 });
    expect(priced({ ...mini, cost: 7 })).toEqual({ cost: 7, cost_source: "client" });
  });

  it("charges cached tokens like others unless it says otherwise", () => {
    const cached = { ...mini, prompt_cache_hit_tokens: 500_000 };
    expect(priced(cached).cost).toBe(1.2);
    const { cost } = priced(cached, { cache_read_price_per_1m_tokens: 0 });
    expect(cost).toBe(0.7);
  });

  it("leaves the cost unknown where it says nothing of what was used", () => {
    expect(priced(mini, { output_price_per_1m_tokens: null })).toEqual({
      cost_source: "unknown",
      warning: 'is unknown: the price of model "gpt-4o-mini" says nothing of output tokens',
    });
  });
});
