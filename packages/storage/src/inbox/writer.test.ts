import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineError } from "../engine-error.ts";
import { type Inbox, openInbox } from "./inbox.ts";
import { startWriter, type Writer, type WriterOptions } from "./writer.ts";

let directory: string;
let inbox: Inbox;
let writer: Writer | undefined;

/** An engine that keeps lines in memory, by token, and fails when told to. */
let stored: Map<string, string[]>;
let fail: (lines: string[]) => Error | undefined;
let attempts: { token: string; lines: string[] }[];
let errors: unknown[];

async function insert(data: Uint8Array, token: string) {
  const lines = Buffer.from(data).toString().trimEnd().split("\n");
  attempts.push({ token, lines });
  const error = fail(lines);
  if (error) throw error;
  stored.set(token, lines);
}

const start = (options: Partial<WriterOptions> = {}) =>
  (writer = startWriter({ inbox, insert, onError: (error) => errors.push(error), ...options }));
const append = (...lines: string[]) => inbox.append(lines.map((line) => ({ project_id: "p", unique_id: line, line })));
const allStored = () => [...stored.values()].flat();
const down = () => new EngineError("connection refused");
const refusal = () => new EngineError("cannot parse", { code: 27 });

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-writer-"));
  inbox = await openInbox({ path: join(directory, "inbox.sqlite") });
  stored = new Map();
  attempts = [];
  errors = [];
  fail = () => undefined;
});
afterEach(async () => {
  await writer?.close();
  writer = undefined;
  await inbox.close();
  rmSync(directory, { recursive: true });
});

it("moves rows into the engine in order, and says when they are there", async () => {
  start();
  await append("a", "b");
  await writer!.settled();
  expect(allStored()).toEqual(["a", "b"]);
  for (const line of ["c", "d", "e"]) await append(line);
  await writer!.settled();
  expect(allStored()).toEqual(["a", "b", "c", "d", "e"]);
  await expect.poll(() => inbox.pending().count).toBe(0);
  expect(writer!.status()).toEqual({ healthy: true, lastError: null });
});

it("takes what gathers meanwhile as one batch", async () => {
  start();
  await append("first");
  await writer!.settled();
  for (let index = 0; index < 20; index++) await append(`row-${index}`);
  await writer!.settled();
  expect(allStored()).toHaveLength(21);
  expect(attempts.length).toBeLessThan(10);
});

describe("while the engine is down", () => {
  it("loses nothing, repeats the same batch, and goes on in order when it is back", async () => {
    fail = down;
    start();
    await append("a");
    await expect.poll(() => attempts.length).toBeGreaterThan(2);
    await append("b");
    expect(writer!.status()).toEqual({ healthy: false, lastError: "connection refused" });
    expect(new Set(attempts.map(({ token, lines }) => `${token} ${lines.join()}`)).size).toBe(1);
    expect(errors.length).toBeGreaterThan(1);
    fail = () => undefined;
    await writer!.settled();
    expect(allStored()).toEqual(["a", "b"]);
    expect(writer!.status()).toEqual({ healthy: true, lastError: "connection refused" });
    expect(inbox.rejected()).toBe(0);
  });

  it("goes on although the listener for errors fails too", async () => {
    fail = () => (attempts.length === 1 ? down() : undefined);
    start({
      onError: () => {
        throw new Error("listener");
      },
    });
    await append("a");
    await writer!.settled();
    expect(allStored()).toEqual(["a"]);
  });

  it("closes without waiting for it, and goes on after a restart", async () => {
    fail = down;
    start();
    await append("a");
    await expect.poll(() => attempts.length).toBeGreaterThan(0);
    const began = performance.now();
    await writer!.close();
    expect(performance.now() - began).toBeLessThan(20_000);
    await inbox.close();
    fail = () => undefined;
    inbox = await openInbox({ path: join(directory, "inbox.sqlite") });
    start();
    await writer!.settled();
    expect(allStored()).toEqual(["a"]);
    expect(new Set(attempts.map(({ token }) => token)).size).toBe(1);
  });
});

describe("a row that the engine refuses", () => {
  it("is put aside, and all others are stored in order", async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `row-${String(index).padStart(3, "0")}`);
    const poison = new Set(["row-000", "row-037", "row-038", "row-099"]);
    fail = (batch) => (batch.some((line) => poison.has(line)) ? refusal() : undefined);
    await append(...lines);
    start();
    await writer!.settled();
    expect(allStored()).toEqual(lines.filter((line) => !poison.has(line)));
    expect(inbox.rejected()).toBe(4);
    expect(writer!.status().lastError).toBe("cannot parse");
    await expect.poll(() => inbox.pending()).toEqual({ count: 0, bytes: 0 });
    expect(new Set(attempts.map(({ token, lines: batch }) => `${token} ${batch.length}`)).size).toBe(
      new Set(attempts.map(({ token }) => token)).size,
    );
  });

  it("is put aside too when the engine keeps failing on it for a reason that may pass", async () => {
    fail = (lines) => (lines.includes("b") ? new EngineError("out of memory", { code: 241 }) : undefined);
    await append("a", "b", "c");
    start({ longestDelayMs: 1 });
    await writer!.settled();
    expect(allStored()).toEqual(["a", "c"]);
    expect(inbox.rejected()).toBe(1);
    expect(attempts.filter(({ lines }) => lines.includes("b")).length).toBeGreaterThan(20);
  });

  it("is still counted after a restart", async () => {
    fail = refusal;
    await append("a");
    start();
    await writer!.settled();
    await writer!.close();
    await inbox.close();
    inbox = await openInbox({ path: join(directory, "inbox.sqlite") });
    expect([inbox.rejected(), inbox.pending().count]).toEqual([1, 0]);
  });
});

it("stores what waits when it closes", async () => {
  start();
  await append("a");
  await writer!.settled();
  await append("b", "c");
  await writer!.close();
  expect(allStored()).toEqual(["a", "b", "c"]);
  expect(inbox.pending().count).toBe(0);
});

it.each([242, 60, 516])(
  "keeps rows for as long as the engine answers %d, which says nothing about them",
  async (code) => {
    fail = () => (attempts.length <= 40 ? new EngineError("in trouble", { code }) : undefined);
    start({ longestDelayMs: 1 });
    await append("a", "b");
    await writer!.settled();
    expect(attempts.every(({ lines }) => lines.length === 2)).toBe(true);
    expect(allStored()).toEqual(["a", "b"]);
    expect(inbox.rejected()).toBe(0);
  },
);
