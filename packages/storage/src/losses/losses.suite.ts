import { describe, expect, it } from "vitest";
import type { Tenant } from "../state/tenant.ts";
import type { StateSuite } from "../state/state-suite.ts";

const shop: Tenant = { project_id: "shop", environment: "prod" };
const morning = new Date("2026-01-05T10:10:00Z");
const noon = new Date("2026-01-05T12:50:00Z");
const allDay = { start_time: "2026-01-05T00:00:00Z", end_time: "2026-01-05T23:59:59Z" };

export const lossesSuite: StateSuite = (test) =>
  describe("losses", () => {
    it("sums reports by reason, the largest first, and keeps them over a restart", async () => {
      await test.state.losses.record(shop, { id: "1", losses: { queue_full: 2, sampled: 1, nothing: 0 } }, morning);
      await test.state.losses.record(shop, { id: "2", losses: { sampled: 5 } }, noon);
      await test.reopen();
      expect(await test.state.losses.list({ ...shop, ...allDay })).toEqual([
        { reason: "sampled", count: 6, first_seen: morning.toISOString(), last_seen: noon.toISOString() },
        { reason: "queue_full", count: 2, first_seen: morning.toISOString(), last_seen: morning.toISOString() },
      ]);
    });

    it("counts a repeated report once, in each project", async () => {
      const report = { id: "1", losses: { queue_full: 2 } };
      expect(await test.state.losses.record(shop, report, morning)).toBe(true);
      expect(await test.state.losses.record(shop, report, noon)).toBe(false);
      expect(await test.state.losses.record({ ...shop, project_id: "other" }, report, noon)).toBe(true);
      expect(await test.state.losses.list({ ...shop, ...allDay })).toMatchObject([
        { count: 2, first_seen: morning.toISOString(), last_seen: morning.toISOString() },
      ]);
    });

    it("answers for the hours that the range touches, of one project and environment", async () => {
      await test.state.losses.record(shop, { id: "1", losses: { queue_full: 1 } }, morning);
      await test.state.losses.record(shop, { id: "2", losses: { queue_full: 2 } }, noon);
      await test.state.losses.record({ ...shop, environment: "test" }, { id: "3", losses: { queue_full: 4 } }, noon);
      const between = async (start_time: string, end_time: string) =>
        (await test.state.losses.list({ ...shop, start_time, end_time })).map(({ count }) => count);
      expect(await between("2026-01-05T10:30:00Z", "2026-01-05T11:59:00Z")).toEqual([1]);
      expect(await between("2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z")).toEqual([2]);
      expect(await between("2026-01-05T11:00:00Z", "2026-01-05T11:59:00Z")).toEqual([]);
    });

    it("forgets what is older than 400 days", async () => {
      await test.state.losses.record(shop, { id: "1", losses: { queue_full: 1 } }, new Date("2024-01-01T00:00:00Z"));
      await test.state.losses.record(shop, { id: "2", losses: { queue_full: 2 } }, noon);
      expect(
        await test.state.losses.list({ ...shop, start_time: "2020-01-01T00:00:00Z", end_time: allDay.end_time }),
      ).toMatchObject([{ count: 2 }]);
    });
  });
