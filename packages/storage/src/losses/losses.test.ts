import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openState, type State } from "../state/state.ts";
import type { LossScope } from "./losses.ts";

let directory: string;
let state: State;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-losses-"));
  state = openState({ path: join(directory, "state.sqlite") });
});
afterEach(() => {
  state.close();
  rmSync(directory, { recursive: true });
});

const shop: LossScope = { project_id: "shop", environment: "prod" };
const morning = new Date("2026-01-05T10:10:00Z");
const noon = new Date("2026-01-05T12:50:00Z");
const allDay = { start_time: "2026-01-05T00:00:00Z", end_time: "2026-01-05T23:59:59Z" };

it("sums reports by reason, the largest first, and keeps them over a restart", () => {
  state.losses.record(shop, { id: "1", losses: { queue_full: 2, sampled: 1, nothing: 0 } }, morning);
  state.losses.record(shop, { id: "2", losses: { sampled: 5 } }, noon);
  state.close();
  state = openState({ path: join(directory, "state.sqlite") });
  expect(state.losses.list({ ...shop, ...allDay })).toEqual([
    { reason: "sampled", count: 6, first_seen: morning.toISOString(), last_seen: noon.toISOString() },
    { reason: "queue_full", count: 2, first_seen: morning.toISOString(), last_seen: morning.toISOString() },
  ]);
});

it("counts a repeated report once, in each project", () => {
  const report = { id: "1", losses: { queue_full: 2 } };
  expect(state.losses.record(shop, report, morning)).toBe(true);
  expect(state.losses.record(shop, report, noon)).toBe(false);
  expect(state.losses.record({ ...shop, project_id: "other" }, report, noon)).toBe(true);
  expect(state.losses.list({ ...shop, ...allDay })).toMatchObject([
    { count: 2, first_seen: morning.toISOString(), last_seen: morning.toISOString() },
  ]);
});

it("answers for the hours that the range touches, of one project and environment", () => {
  state.losses.record(shop, { id: "1", losses: { queue_full: 1 } }, morning);
  state.losses.record(shop, { id: "2", losses: { queue_full: 2 } }, noon);
  state.losses.record({ ...shop, environment: "test" }, { id: "3", losses: { queue_full: 4 } }, noon);
  const between = (start_time: string, end_time: string) =>
    state.losses.list({ ...shop, start_time, end_time }).map(({ count }) => count);
  expect(between("2026-01-05T10:30:00Z", "2026-01-05T11:59:00Z")).toEqual([1]);
  expect(between("2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z")).toEqual([2]);
  expect(between("2026-01-05T11:00:00Z", "2026-01-05T11:59:00Z")).toEqual([]);
});

it("forgets what is older than 400 days", () => {
  state.losses.record(shop, { id: "1", losses: { queue_full: 1 } }, new Date("2024-01-01T00:00:00Z"));
  state.losses.record(shop, { id: "2", losses: { queue_full: 2 } }, noon);
  expect(state.losses.list({ ...shop, start_time: "2020-01-01T00:00:00Z", end_time: allDay.end_time })).toMatchObject([
    { count: 2 },
  ]);
});
