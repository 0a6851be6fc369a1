import { describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { chat, logOf, provider } = gatewayApi();

/** What a request is expected to cost at most: 1,000 tokens of gpt-4o's answer, and a few of the prompt. */
const cent = { model: "gpt-4o", max_tokens: 1000 };
const customerWith = (limits: object) => ({ customer_params: { customer_identifier: crypto.randomUUID(), ...limits } });
const exceeded = (budget: string) => ({
  status: 429,
  json: { error: { code: "customer_budget_exceeded", param: `customer_params.${budget}` } },
});

describe("a customer's budget", () => {
  it(`admits at most what it holds, however many ask at once ${cites("gateway/customer_params/period_budget")}`, async () => {
    const customer = customerWith({ period_budget: 0.055 });
    provider().script(...Array.from({ length: 50 }, () => ({ kind: "slow_first_token", ms: 1000 }) as const));
    const answers = await Promise.all(Array.from({ length: 50 }, () => chat({ ...cent, ...customer })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(provider().requests).toHaveLength(5);
    expect(answers.find(({ status }) => status !== 200)).toMatchObject(exceeded("period_budget"));
  });

  it.each([
    ["daily", 86_400],
    ["weekly", 7 * 86_400],
    ["monthly", 31 * 86_400],
    ["yearly", 366 * 86_400],
  ])(
    `begins anew with its period: %s ${cites("gateway/customer_params/budget_duration")}`,
    async (budget_duration, most) => {
      const refused = await chat({ ...cent, ...customerWith({ period_budget: 0, budget_duration }) });
      expect(refused).toMatchObject(exceeded("period_budget"));
      const wait = Number(refused.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(most);
    },
  );

  it(`has a period from one day to another ${cites("gateway/customer_params/period")}`, async () => {
    const [today] = new Date().toISOString().split("T");
    const period = { period_start: today, period_end: today };
    const refused = await chat({ ...cent, ...customerWith({ period_budget: 0, ...period }) });
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(86_400);
    expect(await chat({ ...cent, ...customerWith({ period_start: today, period_end: "2020-01-01" }) })).toMatchObject({
      status: 400,
      json: { error: { param: "customer_params.period_end" } },
    });
  });

  it(`holds for ever when it is total ${cites("gateway/customer_params/total_budget")}`, async () => {
    const refused = await chat({ ...cent, ...customerWith({ total_budget: 0.001 }) });
    expect(refused).toMatchObject(exceeded("total_budget"));
    expect(refused.headers.has("retry-after")).toBe(false);
    expect(provider().requests).toEqual([]);
  });

  it(`holds what is billed, the markup included ${cites("gateway/customer_params/markup_percentage")}`, async () => {
    const answer = await chat({ ...cent, ...customerWith({ period_budget: 1, markup_percentage: 50 }) });
    await logOf(answer).toSatisfy(
      ({ cost, billed_cost }: Record<string, number>) => cost! > 0 && Math.abs(billed_cost! - cost! * 1.5) < 1e-9,
    );
    expect(await chat({ ...cent, ...customerWith({ period_budget: 0.012, markup_percentage: 50 }) })).toMatchObject(
      exceeded("period_budget"),
    );
  });
});
