import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kind, logFields, type LogRecord, storedFieldNames } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { migrate } from "../migrate.ts";
import { openTestEngine } from "../test-engine.ts";
import { getLog } from "./get.ts";
import { encodeLog, insertLogs } from "./insert.ts";
import { listLogs } from "./list.ts";

const path = mkdtempSync(join(tmpdir(), "kai-logs-"));
let engine: Engine;
let batch = 0;

async function insert(project_id: string, records: LogRecord[], token = `batch-${batch++}`, revision = 0) {
  const received_at = new Date();
  const lines = records.map((record) => encodeLog({ project_id, record, received_at, revision })).join("\n");
  await insertLogs(engine, Buffer.from(lines), token);
}

const read = (project_id: string, unique_id: string) => getLog(engine, { project_id, unique_id });

beforeAll(async () => {
  engine = await openTestEngine(path);
  await migrate(engine);
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

describe("a stored log", () => {
  /** For fields without an example. */
  const samples: Record<Kind, unknown> = {
    identifier: "id_1",
    label: "label",
    text: "text",
    time: "2026-01-01T10:30:00.000Z",
    count: 3,
    code: 200,
    seconds: 1.5,
    dollars: 0.1,
    number: -0.25,
    flag: false,
    list: ["a", "b"],
    map: { a: 1 },
    json: { nested: [1, null, { deep: true }] },
  };
  const whole = Object.fromEntries(
    storedFieldNames.map((name) => [name, logFields[name].example ?? samples[logFields[name].kind]]),
  ) as LogRecord;

  it("reads back with every field as it was", async () => {
    await insert("whole", [whole]);
    expect(await read("whole", whole.unique_id)).toEqual(whole);
  });

  it("reads null for everything that is not known", async () => {
    const record = { unique_id: "bare", timestamp: "2026-01-01T00:00:00.000Z" };
    await insert("bare", [record]);
    const unknown = Object.fromEntries(storedFieldNames.map((name) => [name, null]));
    expect(await read("bare", "bare")).toEqual({ ...unknown, ...record });
  });

  it("keeps zero, false and empty JSON apart from absent", async () => {
    const record = {
      unique_id: "zeros",
      timestamp: "2026-01-01T00:00:00.000Z",
      cost: 0,
      prompt_tokens: 0,
      stream: false,
      input: "",
      output: [],
    };
    await insert("zeros", [record]);
    expect(await read("zeros", "zeros")).toMatchObject(record);
  });

  it("keeps the types, order and nesting of metadata", async () => {
    const metadata = {
      text: "42",
      number: 42,
      real: 1e-7,
      flag: false,
      nothing: null,
      nested: { list: [1, "a", null, { b: true }] },
      "a key with \"quotes\", 'ticks' and ünïcode": "line\nbreak",
      "": "empty key",
    };
    await insert("metadata", [{ unique_id: "m", timestamp: "2026-01-01T00:00:00.000Z", metadata }]);
    const log = await read("metadata", "m");
    expect(log?.metadata).toStrictEqual(metadata);
    expect(Object.keys(log?.metadata ?? {})).toEqual(Object.keys(metadata));
  });

  it.each([
    ["milliseconds", "2026-01-01T10:30:00.123Z", "2026-01-01T10:30:00.123Z"],
    ["microseconds", "2026-01-01T10:30:00.123456Z", "2026-01-01T10:30:00.123456Z"],
    ["no fraction", "2026-01-01T10:30:00Z", "2026-01-01T10:30:00.000Z"],
    ["a time long ago", "1969-07-20T20:17:40.000Z", "1969-07-20T20:17:40.000Z"],
  ])("keeps %s", async (name, timestamp, expected) => {
    const record = { unique_id: name, timestamp, start_time: timestamp };
    await insert("times", [record]);
    expect(await read("times", name)).toMatchObject({ timestamp: expected, start_time: expected });
  });

  it("keeps text that is cut within a character, NUL and control characters", async () => {
    const note = "half 😀".slice(0, -1);
    const record = { unique_id: "odd", timestamp: "2026-01-01T00:00:00.000Z", note, error_message: "\0\u0001\u2028\\" };
    await insert("odd", [record]);
    expect(await read("odd", "odd")).toMatchObject({ note: note.toWellFormed(), error_message: "\0\u0001\u2028\\" });
  });

  it("keeps a body of many megabytes", async () => {
    const input = [{ role: "user", content: "x".repeat(19 * 1024 * 1024) }];
    await insert("large", [{ unique_id: "large", timestamp: "2026-01-01T00:00:00.000Z", input }]);
    const log = await read("large", "large");
    expect(log?.input).toEqual(input);
  });

  it("is unknown to other projects", async () => {
    expect(await read("other", whole.unique_id)).toBeNull();
    expect((await listLogs(engine, { project_id: "other" })).results).toEqual([]);
  });
});

describe("a log that is stored twice", () => {
  const record: LogRecord = { unique_id: "twice", timestamp: "2026-01-01T00:00:00.000Z", model: "first" };

  it("shows once when its batch is repeated", async () => {
    await insert("repeat", [record], "repeated");
    await insert("repeat", [record], "repeated");
    expect(await listLogs(engine, { project_id: "repeat" })).toMatchObject({
      count: 1,
      results: [{ unique_id: "twice" }],
    });
  });

  it.each([
    ["a change and then its creation again", ["first", "second", "first"]],
    ["two changes out of order", ["first", "third", "second"]],
  ])("shows once, as changed last: %s", async (project, order) => {
    const revisions = ["first", "second", "third"];
    for (const model of order) await insert(project, [{ ...record, model }], undefined, revisions.indexOf(model));
    const latest = { ...record, model: revisions[Math.max(...order.map((model) => revisions.indexOf(model)))] };
    const expectLatest = async () => {
      for (const sort_by of ["-timestamp", "cost", "id"]) {
        expect(await listLogs(engine, { project_id: project, sort_by })).toMatchObject({ count: 1, results: [latest] });
      }
      const filters = { filters: { model: "first" } };
      expect(await listLogs(engine, { project_id: project, filters })).toMatchObject({ count: 0, results: [] });
      expect(await read(project, "twice")).toMatchObject(latest);
    };
    await expectLatest();
    await engine.command("OPTIMIZE TABLE logs FINAL");
    await expectLatest();
  });
});
