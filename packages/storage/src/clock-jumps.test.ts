import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uniqueId } from "@kai/schema";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type LogStore, openStore } from "./store.ts";

const hour = 3_600_000;
let dataDir: string;
let store: LogStore;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  dataDir = mkdtempSync(join(tmpdir(), "kai-clock-"));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  rmSync(dataDir, { recursive: true });
});

/** Sets the clock of this process by so many hours; nothing else notices. */
const jump = (hours: number) => vi.setSystemTime(Date.now() + hours * hour);
const project_id = "p";

async function append(note: string) {
  const unique_id = uniqueId();
  const record = { unique_id, timestamp: new Date().toISOString(), note, customer_identifier: "jo" };
  const outcomes = await store.append([{ project_id, record }], { wait: true });
  return { unique_id, outcomes };
}

/** Follows until so many logs are told; answers their notes, and where the last was. */
async function follow(count: number, after?: string) {
  const signal = AbortSignal.timeout(60_000);
  const notes: unknown[] = [];
  let position = after;
  for await (const { logs } of store.follow({ project_id, fields: ["note"], after, signal })) {
    notes.push(...logs.map(({ log }) => log.note));
    position = logs.at(-1)?.position ?? position;
    if (notes.length >= count) break;
  }
  return { notes, position };
}

it("tells followers of every log once, in the order received, whichever way the clock is set, over restarts too", async () => {
  await append("not followed");
  const following = follow(4);
  for (const [note, hours] of [
    ["right", 3],
    ["ahead", -5],
    ["behind", 1],
    ["less behind", -2],
  ] as const) {
    await append(note);
    jump(hours);
  }
  const first = await following;
  expect(first.notes).toEqual(["right", "ahead", "behind", "less behind"]);
  await store.close();
  store = await openStore({ dataDir });
  for (const [note, hours] of [
    ["after a restart", 4],
    ["right again", 0],
  ] as const) {
    await append(note);
    jump(hours);
  }
  const { notes } = await follow(2, first.position);
  expect(notes).toEqual(["after a restart", "right again"]);
});

it("keeps ids unique, changes in order, and pages whole", async () => {
  const ids: string[] = [];
  const outcomes: string[] = [];
  for (const hours of [3, -5, 1, -2, 0]) {
    const log = await append("created");
    ids.push(log.unique_id);
    outcomes.push(...log.outcomes);
    const revise = (note: string) => store.revise(project_id, new Map([[log.unique_id, () => ({ note })]]));
    await revise("changed");
    jump(hours);
    await revise("changed again");
    const record = { unique_id: log.unique_id, timestamp: new Date().toISOString() };
    outcomes.push(...(await store.append([{ project_id, record }], { wait: true })));
  }
  expect(new Set(ids).size).toBe(5);
  expect(outcomes).toEqual(ids.flatMap(() => ["stored", "duplicate"]));
  const paged: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list({ project_id, page_size: 2, cursor });
    paged.push(...page.results);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(paged).toHaveLength(5);
  expect(paged).toEqual(ids.map(() => expect.objectContaining({ note: "changed again" })));
});

it("erases what was received while the clock was ahead", async () => {
  await append("right");
  jump(3);
  await append("ahead");
  jump(-3);
  expect(await store.eraseCustomer({ project_id, customer_identifier: "jo" })).toBe(2);
  expect((await store.list({ project_id })).count).toBe(0);
});
