import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LogRecord, sortableFields } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { migrate } from "../migrate.ts";
import { FilterError, QueryError } from "../query-error.ts";
import { openTestEngine } from "../test-engine.ts";
import { encodeDeletion, encodeLog, insertLogs } from "./insert.ts";
import { listLogs, type ListQuery } from "./list.ts";

const path = mkdtempSync(join(tmpdir(), "kai-list-"));
let engine: Engine;

// Costs and times repeat, so that pages end between equal keys; every third cost is unknown.
const records = Array.from({ length: 40 }, (_, index): LogRecord => {
  const at = new Date(Date.UTC(2026, 0, 1 + 20 * (index % 4), 0, 0, Math.floor(index / 5))).toISOString();
  return {
    unique_id: `log_${String(index).padStart(2, "0")}`,
    timestamp: at,
    start_time: index % 2 ? at : undefined,
    cost: index % 3 ? (index % 5) / 7 : undefined,
    prompt_tokens: index % 7,
    environment: index % 10 ? "prod" : "test",
    scores: index % 4 ? { quality: { score_value: index % 4 === 3 ? index % 2 === 1 : (index % 3) / 2 } } : undefined,
  };
});

beforeAll(async () => {
  engine = await openTestEngine(path);
  await migrate(engine);
  const lines = records.map((record) => encodeLog({ project_id: "p", record, received_at: new Date() }));
  await insertLogs(engine, Buffer.from(lines.slice(0, 25).join("\n")), "a");
  await insertLogs(engine, Buffer.from(lines.slice(25).join("\n")), "b");
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

const list = (query: Omit<ListQuery, "project_id">) => listLogs(engine, { project_id: "p", ...query });

type SortKey = keyof typeof sortableFields;

/** The order that a list must have, made by hand. */
function sorted(sort_by: string): string[] {
  const descending = sort_by.startsWith("-");
  const field = sortableFields[(descending ? sort_by.slice(1) : sort_by) as SortKey];
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  return records
    .toSorted((a, b) => {
      const [left, right] = [a[field], b[field]];
      if (left === undefined || right === undefined) {
        if (left !== right) return left === undefined ? 1 : -1;
      } else if (left !== right) return compare(left, right) * (descending ? -1 : 1);
      return compare(a.unique_id, b.unique_id) * (descending ? -1 : 1);
    })
    .map(({ unique_id }) => unique_id);
}

describe("order", () => {
  const orders = Object.keys(sortableFields).flatMap((name) => [name, `-${name}`]);

  it.each(orders)("sorts by %s, unknown last, and pages by cursor through equal keys", async (sort_by) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort_by, page_size: 7, cursor });
      expect(page.count).toBe(40);
      ids.push(...page.results.map(({ unique_id }) => unique_id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(ids).toEqual(sorted(sort_by));
  });

  it.each(["scores__quality", "-scores__quality"])("sorts by %s, yes as 1 and no as 0", async (sort_by) => {
    const ids: string[] = [];
    const values: (number | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort_by, page_size: 9, cursor, fields: ["model"] });
      for (const { unique_id, scores } of page.results) {
        ids.push(unique_id);
        const { score_value } = (scores?.["quality"] ?? {}) as { score_value?: number | boolean };
        values.push(score_value === undefined ? undefined : Number(score_value));
      }
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(new Set(ids).size).toBe(40);
    const known = values.filter((value) => value !== undefined);
    expect(known).toEqual(known.toSorted((a, b) => (sort_by.startsWith("-") ? b - a : a - b)));
    expect(values.slice(known.length)).toEqual(Array.from({ length: 10 }, () => undefined));
  });

  it("is newest first by default", async () => {
    const { results, next_cursor } = await list({});
    expect(results.map(({ unique_id }) => unique_id)).toEqual(sorted("-timestamp"));
    expect(next_cursor).toBeNull();
  });

  it("pages by number", async () => {
    const first = await list({ page_size: 15, sort_by: "-cost" });
    const third = await list({ page_size: 15, sort_by: "-cost", page: 3 });
    const ids = [...first.results, ...third.results].map(({ unique_id }) => unique_id);
    expect(ids).toEqual([...sorted("-cost").slice(0, 15), ...sorted("-cost").slice(30)]);
    expect([first.next_cursor === null, third.next_cursor === null]).toEqual([false, true]);
  });
});

it("reads no more than the fields asked for, beside id and time", async () => {
  const { results } = await list({ fields: ["prompt_tokens"], page_size: 1, sort_by: "id" });
  expect(results).toEqual([{ unique_id: "log_00", timestamp: records[0]!.timestamp, prompt_tokens: 0 }]);
});

describe("range", () => {
  it("keeps to the times, both included", async () => {
    const [from, to] = ["2026-01-01T00:00:02.000Z", "2026-01-21T00:00:03.000Z"];
    const { results, count } = await list({ start_time: from, end_time: to });
    const expected = records.filter(({ timestamp }) => timestamp >= from && timestamp <= to);
    expect(results.map(({ unique_id }) => unique_id).toSorted()).toEqual(expected.map(({ unique_id }) => unique_id));
    expect(count).toBe(expected.length);
    expect(count).toBeGreaterThan(0);
  });

  it("understands times with an offset", async () => {
    const utc = await list({ start_time: "2026-02-10T00:00:03.000Z" });
    const offset = await list({ start_time: "2026-02-10T02:00:03+02:00" });
    expect(offset.results).toEqual(utc.results);
    expect(utc.count).toBeLessThan(40);
  });

  it("keeps to the environment", async () => {
    const { results, count } = await list({ environment: "test" });
    expect(results.every(({ environment }) => environment === "test")).toBe(true);
    expect([results.length, count]).toEqual([4, 4]);
  });

  it("counts all matches, whatever the page", async () => {
    const query = { filters: { filters: { prompt_tokens: 3 } }, page_size: 2 };
    const first = await list(query);
    const second = await list({ ...query, cursor: first.next_cursor! });
    expect([first.count, second.count]).toEqual([6, 6]);
  });
});

describe("logs that were changed", () => {
  const project_id = "changing";
  const received_at = new Date();
  const recordAt = (index: number, model: string): LogRecord => ({
    unique_id: `log_${String(index).padStart(2, "0")}`,
    timestamp: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    model,
  });
  const idsOf = (results: { unique_id: string }[]) => results.map(({ unique_id }) => unique_id);

  // The newest 20 are deleted or leave the filter; of the rest, some are changed without leaving it, and 5 come into it.
  beforeAll(async () => {
    const created = Array.from({ length: 40 }, (_, index) => recordAt(index, index < 5 ? "other" : "asked"));
    const versions = created.flatMap((record, index) => {
      const version = { project_id, record, received_at, revision: 1 };
      if (index >= 30) return encodeDeletion(version);
      if (index >= 20) return encodeLog({ ...version, record: { ...record, model: "other" } });
      return index % 2 ? encodeLog({ ...version, record: { ...record, model: "asked", note: "changed" } }) : [];
    });
    const lines = created.map((record) => encodeLog({ project_id, record, received_at }));
    await insertLogs(engine, Buffer.from(lines.join("\n")), "changing-a");
    await insertLogs(engine, Buffer.from(versions.join("\n")), "changing-b");
    await insertLogs(engine, Buffer.from(lines.join("\n")), "changing-again");
  });

  const expected = Array.from({ length: 20 }, (_, index) => index)
    .filter((index) => index >= 5 || index % 2)
    .map((index) => recordAt(index, "").unique_id);
  const filters = { filters: { model: "asked" } };

  it.each(["timestamp", "-timestamp"])(
    "are found by what they are now, by %s: page by page and in number",
    async (sort_by) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listLogs(engine, { project_id, filters, sort_by, page_size: 3, cursor });
        expect(page.count).toBe(expected.length);
        for (const { unique_id, note } of page.results)
          expect(note).toBe(Number(unique_id.slice(4)) % 2 ? "changed" : null);
        ids.push(...idsOf(page.results));
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(ids).toEqual(sort_by === "timestamp" ? expected : expected.toReversed());
    },
  );

  it("fill a first page that holds all of them", async () => {
    const { results, count, next_cursor } = await listLogs(engine, { project_id, page_size: 100 });
    expect([idsOf(results).length, count, next_cursor]).toEqual([30, 30, null]);
  });
});

describe("a wrong question", () => {
  it.each([
    [{ sort_by: "-model" }, "sort_by", "timestamp"],
    [{ sort_by: "constructor" }, "sort_by", "timestamp"],
    [{ page: 0 }, "page", "whole number"],
    [{ page_size: 1001 }, "page_size", "1000"],
    [{ page_size: 2.5 }, "page_size", "1000"],
    [{ start_time: "yesterday" }, "start_time", "ISO 8601"],
    [{ cursor: "nonsense" }, "cursor", "not valid"],
  ])("is refused by name: %j", async (query, field, message) => {
    const error = await list(query).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ field, message: expect.stringContaining(message) });
  });

  it("refuses the cursor of another order", async () => {
    const { next_cursor } = await list({ sort_by: "cost", page_size: 5 });
    await expect(list({ sort_by: "-cost", cursor: next_cursor! })).rejects.toMatchObject({ field: "cursor" });
  });

  it("refuses a regular expression that the engine cannot compile", async () => {
    const wrong = list({ filters: { filters: { model: { operator: "regex", value: "(" } } } });
    const error = await wrong.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FilterError);
    expect(error).toMatchObject({ field: "model", message: "model: the regular expression is not valid RE2." });
  });
});
