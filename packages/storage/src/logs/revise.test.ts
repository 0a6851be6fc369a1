import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogRecord } from "@kai/schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LogStore, openStore } from "../store.ts";
import type { Revise } from "./revise.ts";

const dataDir = mkdtempSync(join(tmpdir(), "kai-revise-"));
const project_id = "p";
let store: LogStore;

beforeAll(async () => {
  store = await openStore({ dataDir });
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

async function create(unique_id: string, fields: Partial<LogRecord> = {}, wait = true) {
  const record = { unique_id, timestamp: "2026-01-01T00:00:00.123Z", ...fields };
  await store.append([{ project_id, record }], { wait });
  return record;
}
const get = (unique_id: string) => store.get({ project_id, unique_id });
const revise = (unique_id: string, change: Revise) => store.revise(project_id, new Map([[unique_id, change]]));
const count = async (filters: Record<string, unknown>) =>
  (await store.list({ project_id, filters: { filters } })).count;

it("changes what it is told to, and leaves the rest as it was", async () => {
  await create("whole", { input: [{ role: "user", content: "é" }], metadata: { a: 1 }, cost: 0.1, note: "first" });
  const before = await get("whole");
  const revised = await revise("whole", ({ metadata }) => ({ metadata: { ...metadata, b: [2] }, note: "second" }));
  const expected = { ...before, metadata: { a: 1, b: [2] }, note: "second" };
  expect(revised).toEqual(new Map([["whole", expected]]));
  expect(await get("whole")).toEqual(expected);
  expect([await count({ note: "first" }), await count({ note: "second" })]).toEqual([0, 1]);
});

it("never moves a log: its id and its time stay", async () => {
  await create("fixed");
  await revise("fixed", () => ({ unique_id: "moved", timestamp: "2027-01-01T00:00:00.000Z", note: "x" }));
  expect(await get("fixed")).toMatchObject({ note: "x", timestamp: "2026-01-01T00:00:00.123Z" });
  expect(await get("moved")).toBeNull();
});

it("loses none of many changes at once", async () => {
  await create("busy");
  const names = Array.from({ length: 8 }, (_, index) => `key_${index}`);
  await Promise.all(names.map((name) => revise("busy", ({ metadata }) => ({ metadata: { ...metadata, [name]: 1 } }))));
  expect(Object.keys((await get("busy"))!.metadata!).toSorted()).toEqual(names);
});

it("changes a log that is not in the engine yet", async () => {
  await create("fresh", {}, false);
  expect((await revise("fresh", () => ({ note: "x" }))).size).toBe(1);
  expect(await get("fresh")).toMatchObject({ note: "x" });
});

it("is not undone when the creation is sent again", async () => {
  await create("again", { note: "first" });
  await revise("again", () => ({ note: "second" }));
  await create("again", { note: "first" });
  expect(await get("again")).toMatchObject({ note: "second" });
});

it("changes many at once, and leaves out what is no log", async () => {
  await create("one");
  await create("two");
  const changes = ["one", "two", "none"].map((id): [string, Revise] => [id, () => ({ category: id })]);
  const revised = await store.revise(project_id, new Map(changes));
  expect([...revised.keys()].toSorted()).toEqual(["one", "two"]);
  expect((await get("two"))!.category).toBe("two");
});

it("changes nothing when the change throws", async () => {
  await create("kept", { note: "kept" });
  const wrong = revise("kept", () => {
    throw new Error("no");
  });
  await expect(wrong).rejects.toThrow("no");
  await revise("kept", () => ({ category: "later" }));
  expect(await get("kept")).toMatchObject({ note: "kept", category: "later" });
});

it("never touches another project", async () => {
  await create("mine");
  expect((await store.revise("other", new Map([["mine", () => ({ note: "theirs" })]]))).size).toBe(0);
  expect((await get("mine"))!.note).toBeNull();
});

it("deletes for good: a creation that is sent again, even to another inbox, does not bring the log back", async () => {
  await create("gone", { note: "secret", model: "m-gone" });
  expect(await revise("gone", () => null)).toEqual(new Map([["gone", null]]));
  const isGone = async () => {
    expect(await get("gone")).toBeNull();
    expect(await count({ model: "m-gone" })).toBe(0);
    expect((await store.filterChoices({ project_id })).model).not.toContain("m-gone");
  };
  await isGone();
  await create("gone", { note: "secret", model: "m-gone" });
  await isGone();
  await store.close();
  rmSync(join(dataDir, "inbox.sqlite"));
  store = await openStore({ dataDir });
  await create("gone", { note: "secret", model: "m-gone" });
  await isGone();
  expect((await revise("gone", () => ({ note: "back" }))).size).toBe(0);
});
