import { describe, expect, it } from "vitest";
import { openState, type State } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

export const keyUsageSuite: StateSuite = (test) =>
  describe("the usage of keys", () => {
    const callerWith = async (monthly_log_quota: number | null) => {
      const { plaintext } = await test.state.keys.create({ name: "a", monthly_log_quota });
      return (await test.state.keys.verify(plaintext))!;
    };

    it("stops at the quota of the month, whole batches only, and stays stopped after a restart", async () => {
      const caller = await callerWith(10);
      expect(await test.state.usage.take(caller, 11)).toBe(false);
      expect(await test.state.usage.take(caller, 6)).toBe(true);
      expect(await test.state.usage.take(caller, 5)).toBe(false);
      await test.reopen();
      expect(await test.state.usage.take(caller, 5)).toBe(false);
      expect(await test.state.usage.take(caller, 4)).toBe(true);
      expect(await test.state.usage.take(caller, 1)).toBe(false);
    });

    it("does not let logs that arrive at once pass together", async () => {
      const caller = await callerWith(10);
      const taken = await Promise.all(Array.from({ length: 20 }, () => test.state.usage.take(caller, 1)));
      expect(taken.filter(Boolean)).toHaveLength(10);
    });

    it("counts nothing that was given back", async () => {
      const caller = await callerWith(10);
      await test.state.usage.take(caller, 10);
      test.state.usage.giveBack(caller, 3);
      await test.reopen();
      expect(await test.state.usage.take(caller, 4)).toBe(false);
      expect(await test.state.usage.take(caller, 3)).toBe(true);
    });

    it("has no end without a quota, and is counted all the same", async () => {
      const caller = await callerWith(null);
      expect(await test.state.usage.take(caller, 1_000_000)).toBe(true);
      await test.state.usage.flush();
      expect(await test.state.usage.take({ ...caller, monthly_log_quota: 1_000_000 }, 1)).toBe(false);
    });

    it("is summed over all processes once they have written", async () => {
      const caller = await callerWith(10);
      const other: State = await openState(test.location);
      await Promise.all([test.state.usage.take(caller, 4), other.usage.take(caller, 4)]);
      await Promise.all([test.state.usage.flush(), other.usage.flush()]);
      await test.state.usage.take(caller, 1);
      await test.state.usage.flush();
      expect(await test.state.usage.take(caller, 2)).toBe(false);
      expect(await test.state.usage.take(caller, 1)).toBe(true);
      await other.close();
    });

    it("says when a key was used last", async () => {
      const { key_id } = await callerWith(null);
      expect(await test.state.keys.list()).toMatchObject([{ last_used_at: null }]);
      const before = new Date().toISOString();
      test.state.usage.touch(key_id);
      await test.state.usage.flush();
      const [key] = await test.state.keys.list();
      expect(key!.last_used_at! >= before).toBe(true);
    });
  });
