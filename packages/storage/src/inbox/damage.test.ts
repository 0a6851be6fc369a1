import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Inbox, openInbox } from "./inbox.ts";
import type { Damage, InboxRow } from "./inbox-database.ts";
import { rescuedPath } from "./rescue.ts";

const pageBytes = 4096;
let directory: string;
let path: string;
let inbox: Inbox;
let told: Damage[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-damage-"));
  path = join(directory, "inbox.sqlite");
  told = [];
  await open();
});
afterEach(async () => {
  await inbox.close();
  rmSync(directory, { recursive: true });
});

async function open() {
  inbox = await openInbox({ path, onDamage: (damage) => void told.push(damage) });
}

const row = (number: number, bytes: number): InboxRow => ({
  project_id: "p",
  unique_id: `id-${number}`,
  line: JSON.stringify({ id: number, text: String(number % 10).repeat(bytes) }),
});
const rows = (count: number, bytes = 600) => Array.from({ length: count }, (_, number) => row(number, bytes));

/** Takes every row out, as the engine would; answers their numbers. */
async function drain(): Promise<number[]> {
  const ids: number[] = [];
  for (let batch = await inbox.next(limit); batch; batch = await inbox.next(limit)) {
    const lines = Buffer.from(batch.lines).toString().trimEnd().split("\n");
    ids.push(...lines.map((line) => (JSON.parse(line) as { id: number }).id));
    await inbox.settle(batch);
  }
  return ids;
}
const limit = { rows: 1000, bytes: 10_000_000 };

function overwrite(at: number, bytes: Uint8Array) {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/** Overwrites the page in which some text is. */
const spoilPageOf = (text: string) => {
  const at = readFileSync(path).indexOf(text);
  expect(at).toBeGreaterThan(0);
  overwrite(at - (at % pageBytes), Buffer.alloc(pageBytes, 7));
};
const aside = () => readdirSync(directory).filter((name) => name.includes("damaged"));

describe("an inbox with a damaged page", () => {
  it("keeps the rows that can be read, counts the others, and sets the file aside", async () => {
    await inbox.append(rows(500));
    await inbox.settle((await inbox.next({ rows: 100, bytes: 1e6 }))!);
    await inbox.close();
    spoilPageOf('{"id":250,');
    await open();
    await expect.poll(() => told).toHaveLength(1);
    const { lost, kept, file } = told[0]!;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan(20);
    expect(lost! + kept).toBe(400);
    expect(inbox.pending().count).toBe(kept);
    expect(aside().map((name) => join(directory, name))).toEqual([file]);
    expect(statSync(file).size).toBeGreaterThan(100 * pageBytes);
    const left = await drain();
    expect(left).toHaveLength(kept);
    expect(left).toEqual(left.toSorted((a, b) => a - b));
    expect(left).not.toContain(250);
    expect(left.slice(0, 100)).toEqual(rows(100).map((_, index) => 100 + index));
    expect(inbox.pending()).toEqual({ count: 0, bytes: 0 });
  });

  it("remembers ids, and that it was told of the damage", async () => {
    await inbox.append(rows(500));
    await inbox.close();
    spoilPageOf('{"id":250,');
    await open();
    expect(await inbox.append([row(3, 600), row(900, 600)])).toEqual(["duplicate", "stored"]);
    await expect.poll(() => told).toHaveLength(1);
    const kept = await drain();
    await inbox.close();
    await open();
    expect(inbox.pending().count).toBe(0);
    await inbox.append([row(901, 600)]);
    expect([...kept.slice(-1), ...(await drain())]).toEqual([900, 901]);
    expect(told).toHaveLength(1);
  });

  it("is rescued while it runs too", async () => {
    // More than fits into the cache of the database.
    for (let at = 0; at < 20; at++)
      await inbox.append(rows(500, 2000).map((each) => ({ ...each, unique_id: `${at}-${each.unique_id}` })));
    spoilPageOf('{"id":250,');
    const ids = await drain();
    const { lost, kept } = told[0]!;
    expect(told).toHaveLength(1);
    expect(lost).toBeGreaterThan(0);
    expect(ids.length + lost!).toBe(10_000);
    expect(kept).toBeLessThanOrEqual(ids.length);
    expect(inbox.pending()).toEqual({ count: 0, bytes: 0 });
  });
});

it("loses one row when a byte of it is not what was written", async () => {
  await inbox.append(rows(20, 20_000));
  await inbox.close();
  const at = readFileSync(path).indexOf("7".repeat(1000)) + 500;
  overwrite(at, Buffer.from("8"));
  await open();
  expect(await drain()).toEqual(
    rows(20)
      .map((_, index) => index)
      .filter((id) => id !== 7),
  );
  await expect.poll(() => told).toMatchObject([{ lost: 1, kept: 19 }]);
});

it("goes on empty when nothing can be read, and says that nobody knows how much was lost", async () => {
  await inbox.append(rows(100));
  await inbox.close();
  writeFileSync(path, "this is not a database".repeat(10_000));
  await open();
  await expect.poll(() => told).toMatchObject([{ lost: null, kept: 0 }]);
  expect(await inbox.append([row(1, 10)])).toEqual(["stored"]);
  expect(await drain()).toEqual([1]);
});

it("finishes a rescue that was cut off", async () => {
  await inbox.append(rows(10));
  await inbox.close();
  writeFileSync(rescuedPath(path), "half of a rescue, which is begun anew");
  await open();
  expect(inbox.pending().count).toBe(10);
  await inbox.close();
  renameSync(path, rescuedPath(path));
  await open();
  expect(await drain()).toHaveLength(10);
});
