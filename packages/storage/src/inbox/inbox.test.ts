import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Inbox, type InboxOptions, openInbox } from "./inbox.ts";
import { InboxDatabase, type InboxRow } from "./inbox-database.ts";
import { packRows } from "./packed-rows.ts";
import { InboxClosedError, InboxFullError, InboxUnusableError } from "./inbox-errors.ts";

let directory: string;
let inbox: Inbox;
const path = () => join(directory, "inbox.sqlite");

async function reopen(options: Partial<InboxOptions> = {}) {
  await inbox.close();
  inbox = await openInbox({ path: path(), ...options });
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-inbox-"));
  inbox = await openInbox({ path: path() });
});
afterEach(async () => {
  await inbox.close();
  rmSync(directory, { recursive: true });
});

const row = (unique_id: string, project_id = "p", line = `{"id":"${unique_id}"}`): InboxRow => ({
  project_id,
  unique_id,
  line,
});
const limit = { rows: 100, bytes: 1_000_000 };
const textOf = (lines: Uint8Array | undefined) => Buffer.from(lines ?? []).toString();

describe("appending", () => {
  it("keeps rows in order over a restart", async () => {
    expect(await inbox.append([row("a"), row("b")])).toEqual(["stored", "stored"]);
    expect(await inbox.append([row("c")])).toEqual(["stored"]);
    await reopen();
    expect(inbox.pending()).toEqual({ count: 3, bytes: 30 });
    expect(textOf((await inbox.next(limit))?.lines)).toBe('{"id":"a"}\n{"id":"b"}\n{"id":"c"}\n');
  });

  it("shares one commit among appends that arrive together", async () => {
    let commits = 0;
    inbox.onAppend(() => commits++);
    const ids = Array.from({ length: 200 }, (_, index) => `id-${index}`);
    const outcomes = await Promise.all(ids.map((id) => inbox.append([row(id)])));
    expect(outcomes.flat()).toEqual(ids.map(() => "stored"));
    expect([commits, inbox.pending().count]).toEqual([1, 200]);
  });

  it("answers a known id as a duplicate, wherever its first copy is", async () => {
    expect(await inbox.append([row("a"), row("a")])).toEqual(["stored", "duplicate"]);
    const together = await Promise.all([inbox.append([row("b")]), inbox.append([row("b"), row("c")])]);
    expect(together).toEqual([["stored"], ["duplicate", "stored"]]);
    const batch = await inbox.next(limit);
    await inbox.settle(batch!);
    expect(await inbox.append([row("a"), row("a", "other")])).toEqual(["duplicate", "stored"]);
    await reopen();
    expect(await inbox.append([row("a"), row("a", "other")])).toEqual(["duplicate", "duplicate"]);
    expect(inbox.pending().count).toBe(1);
  });

  it("refuses what does not fit, whole, and takes it once there is room", async () => {
    await reopen({ maxBytes: 1000 });
    await inbox.append([row("a", "p", "x".repeat(600))]);
    const second = [row("b", "p", "y".repeat(300)), row("c", "p", "z".repeat(300))];
    const refused = await inbox.append(second).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InboxFullError);
    expect((refused as InboxFullError).retryAfterSeconds).toBeGreaterThan(0);
    expect(inbox.pending()).toEqual({ count: 1, bytes: 600 });
    await inbox.settle((await inbox.next(limit))!);
    expect(await inbox.append(second)).toEqual(["stored", "stored"]);
  });

  it("says that it is nearly full", async () => {
    await reopen({ maxBytes: 1000 });
    await inbox.append([row("a", "p", "x".repeat(900))]);
    expect(inbox.isFull()).toBe(false);
    await inbox.append([row("b", "p", "x".repeat(60))]);
    expect(inbox.isFull()).toBe(true);
    await inbox.settle((await inbox.next(limit))!);
    expect(inbox.isFull()).toBe(false);
  });

  it("counts what is not committed yet against the limit", async () => {
    await reopen({ maxBytes: 1000 });
    const appends = ["a", "b", "c"].map((id) => inbox.append([row(id, "p", "x".repeat(400))]));
    const results = await Promise.allSettled(appends);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  });

  it("is refused once the inbox closes, while what came before is kept", async () => {
    const before = inbox.append([row("a")]);
    await inbox.close();
    expect(await before).toEqual(["stored"]);
    await expect(inbox.append([row("b")])).rejects.toBeInstanceOf(InboxClosedError);
    inbox = await openInbox({ path: path() });
    expect(inbox.pending().count).toBe(1);
  });
});

describe("batches", () => {
  it("hold so many rows, or so many bytes, and one row at least", async () => {
    await inbox.append(["a", "b", "c", "d"].map((id) => row(id, "p", id.repeat(100))));
    const sizes = [];
    for (const most of [
      { rows: 1, bytes: 1000 },
      { rows: 9, bytes: 250 },
      { rows: 9, bytes: 1 },
    ]) {
      const batch = (await inbox.next(most))!;
      sizes.push([batch.count, batch.bytes]);
      await inbox.settle(batch);
    }
    expect(sizes).toEqual([
      [1, 100],
      [2, 200],
      [1, 100],
    ]);
    expect(await inbox.next(limit)).toBeNull();
    expect(inbox.pending()).toEqual({ count: 0, bytes: 0 });
  });

  it("are the same until they are settled, whatever was appended or restarted since", async () => {
    await inbox.append([row("a"), row("b")]);
    const batch = (await inbox.next({ rows: 1, bytes: 1000 }))!;
    await inbox.append([row("c")]);
    await reopen();
    const again = (await inbox.next(limit))!;
    expect({ ...again, lines: textOf(again.lines) }).toEqual({ ...batch, lines: textOf(batch.lines) });
    await inbox.settle(again);
    const next = (await inbox.next(limit))!;
    expect(textOf(next.lines)).toBe('{"id":"b"}\n{"id":"c"}\n');
    expect(next.token).not.toBe(batch.token);
  });

  it("of a new inbox never carry the tokens of an old one", async () => {
    await inbox.append([row("a")]);
    const { token } = (await inbox.next(limit))!;
    await inbox.close();
    for (const suffix of ["", "-wal"]) rmSync(path() + suffix, { force: true });
    inbox = await openInbox({ path: path() });
    await inbox.append([row("a")]);
    expect((await inbox.next(limit))!.token).not.toBe(token);
  });
});

describe("ids", () => {
  const options = { seenMs: 1000, seenCount: 50 };
  let database: InboxDatabase;
  beforeEach(() => {
    database = new InboxDatabase({ path: join(directory, "ids.sqlite"), ...options });
  });
  afterEach(() => database.close());

  const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(`id-${from + index}`));
  const stored = (given: InboxRow[], now: number) =>
    database.append(packRows(given), now).stored.filter(Boolean).length;

  it("are forgotten after a time", () => {
    expect(stored(rows(0, 10), 0)).toBe(10);
    expect(stored(rows(0, 10), 999)).toBe(0);
    expect(stored(rows(10, 5), 1001)).toBe(5);
    expect(stored(rows(0, 10), 1002)).toBe(10);
  });

  it("are remembered up to a number", () => {
    expect(stored(rows(0, 60), 0)).toBe(60);
    expect(stored(rows(10, 50), 1)).toBe(0);
    expect(stored(rows(0, 10), 2)).toBe(10);
  });
});

it("is refused while another has it", async () => {
  const error = await openInbox({ path: path() }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InboxUnusableError);
  expect((error as Error).message).toContain("in use by another process");
  expect(await inbox.append([row("a")])).toEqual(["stored"]);
});
