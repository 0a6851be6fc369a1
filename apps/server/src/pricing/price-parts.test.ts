import { calcPrice, findProvider } from "@pydantic/genai-prices";
import type { LogRecord } from "@kai/schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { price } from "./price.ts";

const count = fc.option(fc.nat(400_000), { nil: undefined });
const unitPrice = fc.double({ min: 0, max: 200, noNaN: true });
const logs = fc.record({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_cache_hit_tokens: count,
  prompt_cache_creation_tokens: count,
  reasoning_tokens: count,
  input_audio: count,
  output_audio: count,
  written_1h: count,
});

type Drawn = typeof logs extends fc.Arbitrary<infer Value> ? Value : never;

const record = ({ input_audio, output_audio, written_1h, ...tokens }: Drawn, fields: Partial<LogRecord>): LogRecord =>
  ({
    unique_id: "1",
    timestamp: "2026-03-01T12:00:00.000Z",
    ...tokens,
    usage: {
      prompt_tokens_details: { audio_tokens: input_audio },
      completion_tokens_details: { audio_tokens: output_audio },
      cache_creation: { ephemeral_1h_input_tokens: written_1h },
    },
    ...fields,
  }) as LogRecord;

const partsOf = ({ cost_details }: Pick<LogRecord, "cost_details">) =>
  (cost_details?.parts ?? []).map(({ bucket, count: tokens, amount }) => ({
    bucket: bucket!,
    count: tokens!,
    amount: amount!,
  }));
const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
const nanosOf = (dollars: number) => Math.round(dollars * 1e9);
const outputs = new Set(["output", "reasoning", "output_audio"]);

describe("the parts of a cost", () => {
  it("make it up to the nano-dollar, and count each token once", () => {
    fc.assert(
      fc.property(logs, unitPrice, unitPrice, (drawn, prompt_unit_price, completion_unit_price) => {
        const log = record(drawn, { prompt_unit_price, completion_unit_price });
        const found = price(log);
        const { prompt_tokens, completion_tokens } = log;
        if (prompt_tokens === undefined && completion_tokens === undefined) {
          expect(found).toEqual({});
          return;
        }
        const parts = partsOf(found);
        expect(sum(parts.map(({ amount }) => nanosOf(amount)))).toBe(nanosOf(found.cost!));
        const tokens = (isOutput: boolean) =>
          sum(parts.filter(({ bucket }) => outputs.has(bucket) === isOutput).map((part) => part.count));
        const cached = (log.prompt_cache_hit_tokens ?? 0) + (log.prompt_cache_creation_tokens ?? 0);
        const prompt = prompt_tokens ?? 0;
        expect(tokens(false)).toBe(cached > prompt ? prompt + cached : prompt);
        expect(tokens(true)).toBe(completion_tokens ?? 0);
        expect(new Set(parts.map(({ bucket }) => bucket)).size).toBe(parts.length);
        expect(parts.every((part) => part.count > 0)).toBe(true);
      }),
    );
  });

  const models = ["openai", "anthropic", "google", "aws", "mistral", "deepseek", "x-ai", "groq", "perplexity"].flatMap(
    (provider) => findProvider({ providerId: provider })!.models.map(({ id }) => ({ provider, model: id })),
  );

  it("agree with the price table's own sum, for every model", () => {
    const compared = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...models), logs, ({ provider, model }, drawn) => {
        const log = record(drawn, { model, provider_id: provider });
        const found = price(log);
        const parts = partsOf(found);
        if (found.cost === undefined || parts.length === 0) return;
        const counted = Object.fromEntries(parts.map((part) => [part.bucket, part.count]));
        const inputs = parts.filter(({ bucket }) => !outputs.has(bucket) && bucket !== "request");
        const writes = inputs.filter(({ bucket }) => bucket.startsWith("cache_write"));
        const { total_price } = calcPrice(
          {
            input_tokens: sum(inputs.map((part) => part.count)),
            cache_read_tokens: counted["cache_read"] ?? 0,
            cache_write_tokens: sum(writes.map((part) => part.count)),
            cache_write_1h_tokens: counted["cache_write_1h"] ?? 0,
            input_audio_tokens: counted["input_audio"] ?? 0,
            cache_audio_read_tokens: 0,
            output_tokens: sum(parts.filter(({ bucket }) => outputs.has(bucket)).map((part) => part.count)),
            output_reasoning_tokens: counted["reasoning"] ?? 0,
            output_audio_tokens: counted["output_audio"] ?? 0,
            output_audio_reasoning_tokens: 0,
          },
          model,
          { providerId: provider, timestamp: new Date(log.timestamp) },
        )!;
        compared.add(model);
        expect(Math.abs(found.cost - total_price)).toBeLessThan(parts.length * 0.51e-9);
      }),
      { numRuns: 2000 },
    );
    expect(compared.size).toBeGreaterThan(150);
  });
});
