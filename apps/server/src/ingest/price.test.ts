import type { LogRecord } from "@kai/schema";
import { describe, expect, it } from "vitest";
import { price } from "./price.ts";

const of = (fields: Partial<LogRecord>) => price({ unique_id: "1", timestamp: "2026-01-01T00:00:00.000Z", ...fields });
const tokens = { prompt_tokens: 1_000_000, completion_tokens: 100_000 };

describe("price", () => {
  it("keeps the caller's cost, also when it is 0", () => {
    expect(of({ ...tokens, model: "gpt-4o-mini", cost: 0 })).toEqual({ cost: 0, cost_source: "client" });
  });

  it("uses unit prices per million tokens before the model's price", () => {
    expect(of({ ...tokens, model: "gpt-4o-mini", prompt_unit_price: 0.5, completion_unit_price: 1.5 })).toEqual({
      cost: 0.65,
      cost_source: "unit_price",
    });
  });

  it("uses the model's price, with or without the provider's name", () => {
    const { cost } = of({ ...tokens, model: "gpt-4o-mini" });
    expect(cost).toBeCloseTo(0.21, 6);
    expect(of({ ...tokens, model: "openai/gpt-4o-mini" })).toEqual({ cost, cost_source: "price_table" });
  });

  it("charges cached tokens less", () => {
    const whole = of({ ...tokens, model: "gpt-4o-mini" }).cost!;
    const cached = of({ ...tokens, model: "gpt-4o-mini", prompt_cache_hit_tokens: 500_000 }).cost!;
    expect(cached).toBeLessThan(whole);
    expect(cached).toBeGreaterThan(whole / 2);
  });

  it("takes cached tokens that are counted beside the prompt's", () => {
    expect(
      of({ prompt_tokens: 10, completion_tokens: 1, prompt_cache_hit_tokens: 100, model: "gpt-4o-mini" }).cost,
    ).toBeGreaterThan(0);
  });

  it("knows no price for an unknown model, and says so", () => {
    expect(of({ ...tokens, model: "my-own-model" })).toEqual({
      cost_source: "unknown",
      warning: 'is unknown: there is no price for model "my-own-model"',
    });
  });

  it("says nothing where there are no tokens", () => {
    expect(of({ log_type: "workflow" })).toEqual({});
  });
});
