import { describe, expect, it } from "vitest";
import { readCost, readOpenaiUsage } from "./openai-usage.ts";

describe("usage", () => {
  it.each<[what: string, told: object, read: object]>([
    [
      "OpenAI: all included",
      {
        prompt_tokens: 2006,
        completion_tokens: 300,
        total_tokens: 2306,
        prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 128 },
      },
      {
        prompt_tokens: 2006,
        completion_tokens: 300,
        total_tokens: 2306,
        prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 128 },
      },
    ],
    [
      "the Responses API: newer names",
      {
        input_tokens: 36,
        input_tokens_details: { cached_tokens: 32, cache_write_tokens: 4 },
        output_tokens: 87,
        output_tokens_details: { reasoning_tokens: 64 },
        total_tokens: 123,
      },
      {
        prompt_tokens: 36,
        prompt_tokens_details: { cached_tokens: 32, cache_write_tokens: 4, cache_creation_tokens: 4 },
        completion_tokens: 87,
        completion_tokens_details: { reasoning_tokens: 64 },
        total_tokens: 123,
      },
    ],
    [
      "DeepSeek: cache hits beside the details",
      {
        prompt_tokens: 20,
        completion_tokens: 5,
        total_tokens: 25,
        prompt_cache_hit_tokens: 16,
        prompt_cache_miss_tokens: 4,
      },
      {
        prompt_tokens: 20,
        completion_tokens: 5,
        total_tokens: 25,
        prompt_cache_hit_tokens: 16,
        prompt_cache_miss_tokens: 4,
        prompt_tokens_details: { cached_tokens: 16 },
      },
    ],
    [
      "Mistral: cache hits under another name",
      { prompt_tokens: 801, completion_tokens: 2, total_tokens: 803, num_cached_tokens: 768, prompt_audio_seconds: {} },
      {
        prompt_tokens: 801,
        completion_tokens: 2,
        total_tokens: 803,
        num_cached_tokens: 768,
        prompt_audio_seconds: {},
        prompt_tokens_details: { cached_tokens: 768 },
      },
    ],
    [
      "xAI: reasoning beside the completion",
      {
        prompt_tokens: 32,
        completion_tokens: 9,
        total_tokens: 135,
        completion_tokens_details: { reasoning_tokens: 94 },
        num_sources_used: 0,
      },
      {
        prompt_tokens: 32,
        completion_tokens: 103,
        total_tokens: 135,
        completion_tokens_details: { reasoning_tokens: 94 },
        num_sources_used: 0,
      },
    ],
  ])("of %s", (_, told, read) => {
    expect(readOpenaiUsage(told)).toStrictEqual(read);
  });

  it.each([[undefined], [null], ["many"], [[]], [{ prompt_tokens: "many" }], [{ input_tokens: -1 }]])(
    "is not made of %j",
    (value) => {
      expect(readOpenaiUsage(value)?.["prompt_tokens"]).toBeUndefined();
    },
  );
});

describe("cost", () => {
  it.each<[what: string, usage: unknown, dollars: number | undefined]>([
    ["OpenRouter", { cost: 0.00102 }, 0.00102],
    ["OpenRouter, for free", { cost: 0 }, 0],
    [
      "OpenRouter with a key of the caller's",
      { cost: 0.001, is_byok: true, cost_details: { upstream_inference_cost: 0.02 } },
      0.021,
    ],
    ["OpenRouter that does not know the provider's part", { cost: 0, is_byok: true }, undefined],
    ["xAI", { cost_in_usd_ticks: 37_756_000 }, 0.0037756],
    ["Perplexity", { cost: { input_tokens_cost: 0.001, total_cost: 0.006 } }, 0.006],
    ["nobody", { prompt_tokens: 1 }, undefined],
    ["someone who is wrong", { cost: -1 }, undefined],
    ["nothing", undefined, undefined],
  ])("as told by %s", (_, usage, dollars) => {
    expect(readCost(usage)).toBe(dollars);
  });
});
