import { describe, expect, it } from "vitest";
import { reservationMinutes } from "./budgets.ts";
import { openState } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

const jo = { project_id: "shop", environment: "prod", customer_identifier: "jo" } as const;
const dollar = 1_000_000_000;
const calendar = { period_start: null, period_end: null, budget_duration: null };
const now = new Date("2026-01-31T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

export const budgetsSuite: StateSuite = (test) =>
  describe("budgets", () => {
    const reserve = (amount: number, at = now, key = jo as Parameters<typeof test.state.budgets.reserve>[0]) =>
      test.state.budgets.reserve(key, amount, at);
    const admitted = async (amount: number, at = now) => {
      const answer = await reserve(amount, at);
      if ("refused" in answer) throw new Error(`refused: ${answer.refused}`);
      return answer;
    };

    it("hold what is spent and what is set aside, and say when there is room again", async () => {
      await test.state.customers.upsert(jo, { period_budget: 5 });
      const first = await admitted(3 * dollar);
      expect(await reserve(3 * dollar)).toEqual({
        refused: "period_budget",
        budget: 5,
        left: 2,
        asked: 3,
        resets_at: "2026-02-01T00:00:00.000Z",
      });
      await test.state.budgets.settle(first, dollar);
      await test.state.budgets.settle(first, dollar);
      await test.reopen();
      expect(await reserve(4 * dollar + 1)).toMatchObject({ refused: "period_budget" });
      const second = await admitted(4 * dollar);
      expect(await reserve(0)).toMatchObject({ refused: "period_budget" });
      await test.state.budgets.settle(second, 0);
      await admitted(4 * dollar);
      // The next month.
      await admitted(3 * dollar, later(24 * 60));
    });

    it("hold over all time when they are total", async () => {
      await test.state.customers.upsert(jo, { period_budget: 100, total_budget: 1 });
      await test.state.budgets.settle(await admitted(dollar), dollar);
      expect(await reserve(1, later(400 * 24 * 60))).toMatchObject({ refused: "total_budget" });
    });

    it("count what was spent before there were any", async () => {
      test.state.budgets.spend(jo, { cost: dollar, markup_percentage: 50 }, now);
      await test.reopen();
      test.state.budgets.spend(jo, { cost: dollar / 2, markup_percentage: 0 }, now);
      test.state.budgets.spend(jo, { cost: dollar / 2, markup_percentage: 0 }, now);
      await test.state.customers.upsert(jo, { total_budget: 3 });
      expect(await reserve(dollar)).toEqual({ refused: "total_budget", budget: 3, left: 0.5, asked: 1 });
    });

    it("are as good as new for a customer who was forgotten", async () => {
      await test.state.customers.upsert(jo, { total_budget: 1 });
      await test.state.budgets.settle(await admitted(dollar), dollar);
      test.state.budgets.spend(jo, { cost: dollar, markup_percentage: 0 });
      await test.state.budgets.forget(jo);
      expect(await test.state.budgets.usage(jo, calendar, now)).toMatchObject({ total: 0n, reserved: 0n });
    });

    it("refuse everything when they are 0, and nothing when there are none", async () => {
      await admitted(1000 * dollar);
      await test.state.customers.upsert(jo, { name: "Jo" });
      await admitted(1000 * dollar);
      await test.state.customers.upsert(jo, { total_budget: 0 });
      expect(await reserve(0)).toMatchObject({ refused: "total_budget" });
    });

    it("count what is billed: with the markup, exactly", async () => {
      await test.state.customers.upsert(jo, { period_budget: 1, markup_percentage: 20 });
      expect(await reserve(0.84 * dollar)).toMatchObject({ refused: "period_budget" });
      const reservation = await admitted(0.5 * dollar);
      expect(reservation.markup).toBeCloseTo(1.2, 12);
      // What was agreed when the call began holds.
      await test.state.customers.upsert(jo, { markup_percentage: 0 });
      await test.state.budgets.settle(reservation, 100_000_003);
      expect(await test.state.budgets.usage(jo, calendar, now)).toEqual({
        start: "2026-01-01",
        end: "2026-02-01",
        period: 120_000_004n,
        total: 120_000_004n,
        reserved: 0n,
      });
    });

    it("let go of what a process set aside that is gone, and bill it when it is not gone after all", async () => {
      await test.state.customers.upsert(jo, { total_budget: 5 });
      const lost = await admitted(5 * dollar);
      expect(await reserve(dollar, later(reservationMinutes - 1))).toMatchObject({ refused: "total_budget" });
      await admitted(dollar, later(reservationMinutes + 1));
      await test.state.budgets.settle(lost, 4 * dollar);
      expect(await reserve(dollar, later(reservationMinutes + 2))).toMatchObject({ refused: "total_budget" });
    });

    it("count exactly beyond what a JavaScript number holds", async () => {
      for (const cost of [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 2])
        await test.state.budgets.settle(await admitted(0), cost);
      expect((await test.state.budgets.usage(jo, calendar, now)).total).toBe(18_014_398_509_481_984n);
      await test.state.customers.upsert(jo, { total_budget: 20_000_000 });
      await admitted(dollar);
    });

    it("take whole amounts alone", async () => {
      await expect(reserve(0.5)).rejects.toThrow(RangeError);
      await expect(reserve(-1)).rejects.toThrow(RangeError);
      await expect(reserve(Number.NaN)).rejects.toThrow(RangeError);
    });

    it("are those of one project and environment", async () => {
      await test.state.customers.upsert(jo, { total_budget: 1 });
      await test.state.budgets.settle(await admitted(dollar), dollar);
      for (const other of [
        { ...jo, project_id: "other" },
        { ...jo, environment: "test" as const },
      ]) {
        await test.state.customers.upsert(other, { total_budget: 1 });
        expect(await reserve(dollar, now, other)).toHaveProperty("id");
        expect((await test.state.budgets.usage(other, calendar, now)).total).toBe(0n);
      }
    });

    it("are read for many at once, each by a window of their own", async () => {
      const ann = { ...jo, customer_identifier: "ann" };
      const test_jo = { ...jo, environment: "test" as const };
      const yesterday = later(-24 * 60);
      for (const [key, at, cost] of [
        [jo, now, 1],
        [jo, yesterday, 2],
        [jo, later(-40 * 24 * 60), 4],
        [ann, now, 8],
        [ann, yesterday, 16],
        [test_jo, now, 32],
      ] as const)
        test.state.budgets.spend(key, { cost, markup_percentage: 0 }, at);
      const windows = [
        { ...calendar, customer_identifier: "jo" },
        { ...calendar, budget_duration: "daily", customer_identifier: "ann" },
        { ...calendar, customer_identifier: "nobody" },
      ];
      // What was spent on other days waits to be written.
      await test.reopen();
      test.state.budgets.spend(ann, { cost: 64, markup_percentage: 0 }, now);
      expect(await test.state.budgets.spent(jo, windows, now)).toEqual(
        new Map([
          ["jo", { period: 3n, total: 7n }],
          ["ann", { period: 72n, total: 88n }],
        ]),
      );
      expect(await test.state.budgets.spent(test_jo, windows, now)).toEqual(
        new Map([["jo", { period: 32n, total: 32n }]]),
      );
      expect(await test.state.budgets.spent(jo, [], now)).toEqual(new Map());
    });

    it("admit no more than they hold, however many ask at once in two processes", async () => {
      await test.state.customers.upsert(jo, { period_budget: 5 });
      const second = await openState(test.location);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 ? test.state : second).budgets.reserve(jo, dollar, now)),
      );
      expect(answers.filter((answer) => "id" in answer)).toHaveLength(5);
      await second.close();
    });
  });
