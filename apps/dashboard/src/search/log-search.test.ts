import { expect, it } from "vitest";
import { changeTime, logSearchOf, readLogSearch, toSelection } from "./log-search.ts";

const now = Date.parse("2026-01-05T12:00:00.000Z");

it("reads what an address says, and leaves out what makes no sense", () => {
  expect(readLogSearch({})).toEqual({});
  expect(readLogSearch({ q: "", range: "24h", filters: "model", from: "x" })).toEqual({});
  const model = { field: "model", operator: "", value: "gpt-4o" };
  expect(readLogSearch({ q: 42, range: "7d", filters: [model, { field: "" }, null, { ...model, value: {} }] })).toEqual(
    {
      q: "42",
      range: "7d",
      filters: [model],
    },
  );
  const moments = { from: "2026-01-05T09:00:00.000Z", to: "2026-01-05T10:00:00.000Z" };
  expect(readLogSearch({ ...moments, range: "7d" })).toEqual(moments);
});

it("asks for the last 24 hours of the session's environment by default", () => {
  expect(toSelection({}, { now })).toEqual({
    start_time: "2026-01-04T12:00:00.000Z",
    end_time: "2026-01-05T12:00:00.000Z",
    filters: {},
  });
});

it("asks for all that an address says", () => {
  const filters = [
    { field: "latency", operator: "gt", value: 2 },
    { field: "latency", operator: "lt", value: 5 },
    { field: "full_text", operator: "contains", value: "a" },
  ];
  expect(toSelection({ env: "all", range: "1h", q: "refund", filters }, { now })).toEqual({
    all_envs: true,
    start_time: "2026-01-05T11:00:00.000Z",
    end_time: "2026-01-05T12:00:00.000Z",
    filters: {
      latency: [
        { operator: "gt", value: 2 },
        { operator: "lt", value: 5 },
      ],
      full_text: [
        { operator: "contains", value: "a" },
        { operator: "", value: "refund" },
      ],
    },
  });
});

it("leaves no part of the time range before", () => {
  const from = { from: "2026-01-05T09:00:00.000Z", to: "2026-01-05T10:00:00.000Z", q: "refund" };
  expect(readLogSearch({ ...from, ...changeTime({ range: "7d" }) })).toEqual({ q: "refund", range: "7d" });
  expect(readLogSearch({ ...from, ...changeTime({ range: "24h" }) })).toEqual({ q: "refund" });
});

it("leads elsewhere with the question alone", () => {
  const search = { q: "refund", env: "test", open: "1", sort: "-cost" };
  expect(readLogSearch({ ...logSearchOf(search) })).toEqual({ q: "refund" });
  expect(logSearchOf(search)).toEqual({ q: "refund", env: "test" });
});
