import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LogRecord, metricNames } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { migrate } from "../migrate.ts";
import { QueryError } from "../query-error.ts";
import { openTestEngine } from "../test-engine.ts";
import { encodeDeletion, encodeLog, insertLogs } from "./insert.ts";
import { type MetricsQuery, readMetrics } from "./metrics.ts";
import { summarise } from "./summary.ts";

const path = mkdtempSync(join(tmpdir(), "kai-metrics-"));
let engine: Engine;

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const models = ["a", "a", "a", "b", "b", "c", undefined];
const statuses = ["success", "success", "error", "cancelled", "incomplete"];

// Two logs an hour, but for every fifth hour; the cost of each third is not known.
const records = Array.from({ length: 300 }, (_, index): LogRecord & { customer_identifier: string } => ({
  unique_id: `log_${index}`,
  timestamp: new Date(start + (Math.floor(index / 2) + Math.floor(index / 10)) * hour).toISOString(),
  model: models[index % 7],
  status: statuses[index % 5],
  status_code: 200 + (index % 3),
  environment: index % 11 ? "prod" : "test",
  customer_identifier: `customer_${index % 13}`,
  cost: index % 3 ? index / 100 : undefined,
  prompt_tokens: index,
  completion_tokens: 10,
  total_request_tokens: index + 10,
  latency: index % 4 ? index / 10 : undefined,
  time_to_first_token: index % 2 ? 0.5 : undefined,
  metadata: { plan: index % 2 ? "pro" : "free" },
  scores:
    index % 10 === 0
      ? {
          quality: { evaluator_slug: "q", score_value: index / 10 },
          good: { evaluator_slug: null, score_value: index % 20 === 0 },
        }
      : undefined,
}));

beforeAll(async () => {
  engine = await openTestEngine(path);
  await migrate(engine);
  const lines = records.map((record) => encodeLog({ project_id: "p", record, received_at: new Date() }));
  const other = encodeLog({ project_id: "other", record: { ...records[0]!, cost: 1e6 }, received_at: new Date() });
  const changed = encodeLog({ project_id: "p", record: records[9]!, received_at: new Date(), revision: 1 });
  const gone = { ...records[0]!, unique_id: "gone" };
  const deleted = [
    encodeLog({ project_id: "p", record: gone, received_at: new Date() }),
    encodeDeletion({ project_id: "p", record: gone, received_at: new Date(), revision: 1 }),
  ];
  await insertLogs(engine, Buffer.from([...lines, other, deleted[0]].join("\n")), "a");
  await insertLogs(engine, Buffer.from([changed, deleted[1]].join("\n")), "b");
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

const whole = { start_time: new Date(start).toISOString(), end_time: new Date(start + 240 * hour).toISOString() };
const read = (query: Partial<MetricsQuery>, asked: Engine = engine) =>
  readMetrics(asked, {
    project_id: "p",
    ...whole,
    metrics: ["requests", "cost"],
    interval: "none",
    top: 10,
    top_by: "requests",
    ...query,
  });

const sum = (of: readonly LogRecord[], field: "cost" | "total_request_tokens") =>
  of.reduce((total, record) => total + (record[field] ?? 0), 0);
const close = (value: number): number => expect.closeTo(value, 6) as number;

describe("metrics", () => {
  it("are those of the same logs counted by hand", async () => {
    const { total } = await read({ metrics: metricNames });
    const latencies = records.flatMap(({ latency }) => latency ?? []);
    const cancelled = records.filter(({ status }) => status === "cancelled");
    expect(total).toMatchObject({
      requests: 300,
      errors: 60,
      cancelled: 60,
      error_rate: 0.2,
      cost: close(sum(records, "cost")),
      cancelled_cost: close(sum(cancelled, "cost")),
      total_tokens: sum(records, "total_request_tokens"),
      customers: 13,
      latency_avg: close(latencies.reduce((a, b) => a + b) / latencies.length),
      ttft_p50: 0.5,
      ttft_p99: 0.5,
      tokens_per_second_avg: null,
      tokens_per_second_p95: null,
    });
    expect(Math.abs(total.latency_p90! - 27)).toBeLessThan(0.5);
  });

  it("are 0 where there are no logs, and null where nothing could be known", async () => {
    const { total, series, buckets } = await read({ project_id: "none", metrics: metricNames, interval: "day" });
    expect(buckets).toHaveLength(11);
    for (const metric of metricNames) {
      const value = /_(avg|rate|p\d\d)$/.test(metric) ? null : 0;
      expect([metric, total[metric]]).toEqual([metric, value]);
      expect(series[metric]).toEqual(buckets.map(() => value));
    }
  });

  it.each(["hour", "day", "month", "auto"] as const)("fall into every bucket of each %s", async (interval) => {
    const answer = await read({ interval });
    expect(answer.interval).toBe(interval === "auto" ? "day" : interval);
    const starts = answer.buckets.map((each) => Date.parse(each));
    const expected = starts.map(
      (from, index) =>
        records.filter(({ timestamp }) => {
          const at = Date.parse(timestamp);
          return at >= from && at < (starts[index + 1] ?? Infinity);
        }).length,
    );
    expect(answer.series.requests).toEqual(expected);
    expect(expected.reduce((a, b) => a + b)).toBe(300);
    if (interval === "hour") expect(expected).toContain(0);
  });

  it("of the first and last bucket are of the time range alone", async () => {
    const range = { start_time: "2026-01-01T00:30:00.000Z", end_time: "2026-01-01T02:00:00.000Z" };
    const { buckets, series } = await read({ ...range, interval: "hour" });
    expect(buckets).toEqual(["00", "01", "02"].map((each) => `2026-01-01T${each}:00:00.000Z`));
    expect(series.requests).toEqual([0, 2, 2]);
  });

  it("are told apart by group, the largest first, the rest in one", async () => {
    const { groups, total, buckets } = await read({ group_by: ["model"], top: 2, interval: "day" });
    expect(groups.map(({ key }) => key)).toEqual([{ model: "a" }, { model: "b" }, null]);
    const own = [["a"], ["b"], ["c", undefined]].map((names) => records.filter(({ model }) => names.includes(model)));
    expect(groups.map((group) => group.total)).toEqual(
      own.map((logs) => ({ requests: logs.length, cost: close(sum(logs, "cost")) })),
    );
    for (const group of groups) {
      expect(group.series.requests).toHaveLength(buckets.length);
      expect(group.series.requests!.reduce<number>((a, b) => a + b!, 0)).toBe(group.total.requests);
    }
    expect(total.requests).toBe(300);
  });

  it.each(["day", "none"] as const)(
    "are those of all groups by %s in one pass, where they are few",
    async (interval) => {
      const statements: string[] = [];
      const counting: Engine = { ...engine, query: (sql, params) => (statements.push(sql), engine.query(sql, params)) };
      const { groups, buckets } = await read({ group_by: ["model"], top: 4, top_by: "cost", interval }, counting);
      expect(statements).toHaveLength(1);
      const own = ["a", "b", "c", null].map((model) => records.filter((record) => (record.model ?? null) === model));
      const expected = own
        .map((logs) => ({ model: logs[0]!.model ?? null, requests: logs.length, cost: sum(logs, "cost") }))
        .toSorted((one, other) => other.cost - one.cost);
      expect(groups.map(({ key, total }) => [key, total])).toEqual(
        expected.map(({ model, requests, cost }) => [{ model }, { requests, cost: close(cost) }]),
      );
      for (const [index, { series }] of groups.entries())
        if (buckets.length > 0)
          expect(series.requests!.reduce<number>((a, b) => a + b!, 0)).toBe(expected[index]!.requests);
    },
  );

  it("are told apart by two fields, by metadata and by codes, null where a log has none", async () => {
    const { groups } = await read({ group_by: ["model", "metadata__plan"], top: 50 });
    expect(groups).toHaveLength(8);
    expect(groups.map(({ key }) => key)).toContainEqual({ model: null, metadata__plan: "pro" });
    for (const { key, total } of groups) {
      const own = records.filter(
        ({ model, metadata }) => (model ?? null) === key!["model"] && metadata!["plan"] === key!["metadata__plan"],
      );
      expect(total.requests).toBe(own.length);
    }
    const codes = await read({ group_by: ["status_code"], top: 1, top_by: "cost" });
    expect(codes.groups.map(({ key, total }) => [key, total.requests])).toEqual([
      [{ status_code: "202" }, 100],
      [null, 200],
    ]);
  });

  it("are those of the selected logs", async () => {
    const filters = { filters: { model: "a" } };
    const { groups } = await read({ environment: "test", filters, group_by: ["environment"] });
    const own = records.filter(({ model, environment }) => model === "a" && environment === "test");
    expect(groups.map(({ key, total }) => [key, total.requests])).toEqual([[{ environment: "test" }, own.length]]);
    const none = await read({ project_id: "none", group_by: ["model"], interval: "day" });
    expect(none.groups).toEqual([]);
  });

  it.each<[Partial<MetricsQuery>, string]>([
    [{ group_by: ["input"] }, "group_by"],
    [{ group_by: ["cost"] }, "group_by"],
    [{ group_by: ["model", "status", "provider_id"] }, "group_by"],
    [{ group_by: ["model", "model"] }, "group_by"],
    [{ interval: "minute" }, "interval"],
    [{ interval: "hour", group_by: ["model"], top: 100 }, "interval"],
    [{ start_time: "yesterday" }, "start_time"],
  ])("refuse %j", async (query, field) => {
    const error: unknown = await read(query).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueryError);
    expect((error as QueryError).field).toBe(field);
  });

  it("never run what a caller wrote", async () => {
    const odd = "x']) FROM logs; --";
    const { groups } = await read({ group_by: [`metadata__${odd}`, "model"] });
    expect(groups.map(({ key }) => key![`metadata__${odd}`])).toEqual([null, null, null, null]);
  });
});

describe("a summary", () => {
  it("is that of the same logs counted by hand", async () => {
    const { scores, ...totals } = await summarise(engine, { project_id: "p", ...whole });
    expect(totals).toMatchObject({
      number_of_requests: 300,
      total_cost: close(sum(records, "cost")),
      requests_without_cost: 100,
      total_tokens: sum(records, "total_request_tokens"),
      total_completion_tokens: 3000,
      error_count: 60,
      cancelled_count: 60,
      incomplete_count: 60,
      avg_ttft: 0.5,
      avg_tps: null,
    });
    expect(scores).toEqual({
      quality: {
        evaluator_id: "quality",
        evaluator_slug: "q",
        score_value_type: "numerical",
        number_of_scores: 30,
        avg_score: 14.5,
        true_count: 0,
        false_count: 0,
      },
      good: {
        evaluator_id: "good",
        evaluator_slug: null,
        score_value_type: "boolean",
        number_of_scores: 30,
        avg_score: 0.5,
        true_count: 15,
        false_count: 15,
      },
    });
  });

  it("of nothing is nothing", async () => {
    const range = { start_time: whole.start_time, end_time: whole.end_time };
    expect(await summarise(engine, { project_id: "none", ...range })).toMatchObject({
      number_of_requests: 0,
      total_cost: 0,
      avg_latency: null,
      scores: {},
    });
  });
});
