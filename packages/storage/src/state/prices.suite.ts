import { describe, expect, it } from "vitest";
import type { StateSuite } from "./state-suite.ts";

const unknown = {
  output_price_per_1m_tokens: null,
  cache_read_price_per_1m_tokens: null,
  cache_write_price_per_1m_tokens: null,
  max_context_window: null,
};
const base = { project_id: "shop", model: "m", provider_id: null, valid_from: "2026-01-01T00:00:00.000Z", ...unknown };

export const pricesSuite: StateSuite = (test) =>
  describe("prices", () => {
    const inputAt = async (at: string, provider_id?: string) =>
      (await test.state.prices.of("shop")).find({ model: "m", provider_id, at })?.input_price_per_1m_tokens;

    it("hold from their time on, a provider's own before the one for any", async () => {
      const { prices } = test.state;
      await prices.upsert({ ...base, input_price_per_1m_tokens: 1 });
      await prices.upsert({ ...base, valid_from: "2026-02-01", input_price_per_1m_tokens: 2 });
      await prices.upsert({ ...base, provider_id: "acme", input_price_per_1m_tokens: 3 });
      expect(await inputAt("2025-12-31T23:59:59Z")).toBeUndefined();
      expect(await inputAt("2026-01-15")).toBe(1);
      expect(await inputAt("2026-02-01T00:00:00+00:00")).toBe(2);
      expect(await inputAt("2026-02-01", "acme")).toBe(3);
      expect(await inputAt("2026-02-01", "another")).toBe(2);
    });

    it("count their versions, and are deleted", async () => {
      const { prices } = test.state;
      expect(await prices.upsert({ ...base, input_price_per_1m_tokens: 1 })).toEqual({
        ...base,
        input_price_per_1m_tokens: 1,
        version: 1,
      });
      expect(await inputAt("2026-01-15")).toBe(1);
      expect(await prices.upsert({ ...base, input_price_per_1m_tokens: 0.5 })).toMatchObject({
        input_price_per_1m_tokens: 0.5,
        version: 2,
      });
      expect(await inputAt("2026-01-15")).toBe(0.5);
      expect(await prices.list("shop")).toHaveLength(1);
      expect(await prices.list("other")).toEqual([]);
      expect(await prices.delete({ ...base, project_id: "other" })).toBe(false);
      expect(await prices.delete(base)).toBe(true);
      expect(await inputAt("2026-01-15")).toBeUndefined();
    });
  });
