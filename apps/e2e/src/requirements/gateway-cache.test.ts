import { describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { chat, logOf, provider } = gatewayApi();
const asking = (content: string) => ({
  model: "gpt-4o",
  messages: [{ role: "user", content }],
  cache_enabled: true,
});
const cached = ({ headers }: { headers: Headers }) => headers.get("x-kai-cache");

describe("the cache of answers", () => {
  it(`answers the same request without calling the model ${cites("gateway/cache_enabled")}`, async () => {
    const first = await chat(asking("What is a cache?"));
    const again = await chat(asking("What is a cache?"));
    expect([cached(first), cached(again)]).toEqual(["miss", "hit"]);
    expect(again.json["choices"]).toEqual(first.json["choices"]);
    expect(provider().requests).toHaveLength(1);
    await logOf(again).toMatchObject({ cache_hit: true, cost: 0 });
    expect(cached(await chat({ ...asking("What is a cache?"), cache_enabled: false }))).toBeNull();
    expect(provider().requests).toHaveLength(2);
  });

  it(`holds as long as the request says, for 30 days when it does not ${cites("gateway/cache_ttl")}`, async () => {
    await chat(asking("How long?"));
    expect(cached(await chat(asking("How long?")))).toBe("hit");
    const soon = { ...asking("How long?"), cache_ttl: 1 };
    await expect.poll(async () => cached(await chat(soon))).toBe("miss");
  });

  it(`is kept apart for each customer ${cites("gateway/cache_options")}`, async () => {
    const of = (customer_identifier: string) =>
      chat({ ...asking("Whose?"), customer_identifier, cache_options: { cache_by_customer: true } });
    provider().script({ kind: "text", text: "For Jo" }, { kind: "text", text: "For Al" });
    await of("jo");
    const other = await of("al");
    expect(cached(other)).toBe("miss");
    expect(other.text).toContain("For Al");
    expect((await of("jo")).text).toContain("For Jo");
    expect((await of("al")).text).toContain("For Al");
    expect(provider().requests).toHaveLength(2);
  });
});
