import { describe, expect, it } from "vitest";
import { mostAnswerBytes } from "./answers.ts";
import { openState } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

const shop = { project_id: "shop", environment: "prod" } as const;
const key = (cache_key: string) => ({ ...shop, cache_key });
const day = 86_400;
const now = new Date("2026-01-31T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

export const answersSuite: StateSuite = (test) =>
  describe("answers", () => {
    const find = (name: string, at = now, ttl = day) => test.state.answers.find(key(name), ttl, at);
    const keep = (name: string, completion = "{}", at = now) =>
      test.state.answers.keep({ ...key(name), completion, ttl: day }, at);

    it("are given again until they are as old as they may be, or as who asks wants", async () => {
      expect(await find("a")).toBeNull();
      await keep("a", '{"n":1}');
      await test.reopen();
      expect(await find("a")).toBe('{"n":1}');
      expect(await find("a", later(day - 1))).toBe('{"n":1}');
      expect(await find("a", later(day))).toBeNull();
      expect(await find("a", later(60), 61)).toBe('{"n":1}');
      expect(await find("a", later(60), 60)).toBeNull();
      await keep("a", '{"n":2}', later(60));
      expect(await find("a", later(day + 59))).toBe('{"n":2}');
    });

    it("are those of one project and environment, counted and cleared together", async () => {
      await keep("a", "{}");
      await keep("b", '{"n":1}');
      const others = [
        { ...shop, project_id: "other" },
        { ...shop, environment: "test" as const },
      ];
      for (const other of others) {
        expect(await test.state.answers.find({ ...other, cache_key: "a" }, day, now)).toBeNull();
        expect(await test.state.answers.totals(other)).toEqual({ count: 0, bytes: 0 });
        expect(await test.state.answers.clear(other)).toBe(0);
      }
      expect(await test.state.answers.totals(shop)).toEqual({ count: 2, bytes: 9 });
      expect(await test.state.answers.clear(shop)).toBe(2);
      expect(await find("a")).toBeNull();
    });

    it("are forgotten with their customer", async () => {
      const jo = { ...shop, customer_identifier: "jo" };
      await test.state.answers.keep({ ...key("a"), completion: "{}", ttl: day, customer_identifier: "jo" }, now);
      await keep("b");
      await test.state.answers.forget(jo);
      expect(await find("a")).toBeNull();
      expect(await find("b")).toBe("{}");
    });

    it("make room for others when there are too many: those that nobody asked for the longest", async () => {
      const small = await openState(test.location, { answersBytes: 1000 });
      const hundred = JSON.stringify("x".repeat(98));
      const { answers } = small;
      for (let each = 0; each < 10; each++)
        await answers.keep({ ...key(String(each)), completion: hundred, ttl: 30 * day }, later(each));
      expect(await answers.find(key("0"), 30 * day, later(7200))).toBe(hundred);
      await expect
        .poll(async () => {
          await answers.keep({ ...key("new"), completion: hundred, ttl: 30 * day }, later(7201));
          return [
            await answers.find(key("0"), 30 * day, later(7201)),
            await answers.find(key("1"), 30 * day, later(7201)),
          ];
        })
        .toEqual([hundred, null]);
      expect((await answers.totals(shop)).bytes).toBeLessThanOrEqual(1000);
      await small.close();
    });

    it("are not kept when they are too large", async () => {
      await keep("a", JSON.stringify("x".repeat(mostAnswerBytes)));
      expect(await find("a")).toBeNull();
    });
  });
