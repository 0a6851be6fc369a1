import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kind, LogRecord } from "@kai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { encodeLog, insertLogs } from "../logs/insert.ts";
import { listLogs } from "../logs/list.ts";
import { migrate } from "../migrate.ts";
import { FilterError } from "../query-error.ts";
import { openTestEngine } from "../test-engine.ts";
import { filterableFields } from "./filter-fields.ts";
import type { Filters } from "./read-filters.ts";

const path = mkdtempSync(join(tmpdir(), "kai-filters-"));
let engine: Engine;

const timestamp = "2026-01-01T00:00:00.000Z";

/** Two logs that say something, and one of which little is known. */
const records: LogRecord[] = [
  {
    unique_id: "a",
    timestamp,
    start_time: "2026-01-01T00:00:00.000001Z",
    customer_identifier: "user_1",
    model: "gpt-4o",
    error_message: "Grüße aus KÖLN: 100% it's",
    status: "success",
    cost: 0.5,
    prompt_tokens: 10,
    status_code: 200,
    stream: true,
    span_tools: ["search", "Fetch it"],
    input: [{ role: "user", content: 'say "hi" to Zoë' }],
    output: { role: "assistant", content: "Refund granted" },
    metadata: { feature: "chat", size: 42, ratio: 1.5, paid: true, gone: null, deep: { plan: "pro" } },
    scores: { quality: { score_value: 4.5 }, safe: { score_value: true }, tone: { score_value: "warm, polite" } },
  },
  {
    unique_id: "b",
    timestamp: "2026-01-02T00:00:00.000Z",
    customer_identifier: "user_2",
    model: "claude-sonnet",
    error_message: "timeout",
    status: "error",
    cost: 0,
    prompt_tokens: 20,
    status_code: 500,
    stream: false,
    span_tools: ["mail"],
    span_parent_id: "root",
    input: "nothing",
    scores: { quality: { score_value: 2 } },
    metadata: { feature: "mail", size: "7", paid: "true", "it's": "ok" },
  },
  { unique_id: "c", timestamp: "2026-01-03T00:00:00.000Z" },
];

beforeAll(async () => {
  engine = await openTestEngine(path);
  await migrate(engine);
  const lines = records.map((record) => encodeLog({ project_id: "p", record, received_at: new Date() }));
  await insertLogs(engine, Buffer.from(lines.join("\n")), "records");
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true });
});

async function matches(filters: Filters["filters"], operator?: "AND" | "OR"): Promise<string> {
  const { results, count } = await listLogs(engine, { project_id: "p", sort_by: "id", filters: { filters, operator } });
  expect(count).toBe(results.length);
  return results.map(({ unique_id }) => unique_id).join("");
}

/** Field, operator, value, ids of the logs that match. */
type Case = [field: string, operator: string, value: unknown, expected: string];

const text: Case[] = [
  ["customer_identifier", "", "user_1", "a"],
  ["customer_identifier", "=", "user_1", "a"],
  ["customer_identifier", "==", "user_1", "a"],
  ["customer_identifier", "eq", ["user_1", "user_2"], "ab"],
  ["customer_identifier", "in", ["user_1", "user_9"], "a"],
  ["customer_identifier", "IN", "user_2", "b"],
  ["customer_identifier", "not", "user_1", "bc"],
  ["customer_identifier", "!=", "user_1", "bc"],
  ["customer_identifier", "not_in", ["user_1", "user_2"], "c"],
  ["customer_identifier", "NOT IN", ["user_1", "user_2"], "c"],
  ["customer_identifier", "isnull", true, "c"],
  ["customer_identifier", "isnull", ["false"], "ab"],
  ["customer_identifier", "empty", undefined, "c"],
  ["customer_identifier", "notEmpty", undefined, "ab"],
  ["model", "equals", "gpt-4o", "a"],
  ["model", "startswith", "claude", "b"],
  ["model", "endswith", ["4o", "sonnet"], "ab"],
  ["model", "iexact", "GPT-4O", "a"],
  ["model", "isnull", true, "c"],
  ["model", "not", "gpt-4o", "bc"],
  ["error_message", "contains", "100% it's", "a"],
  ["error_message", "contains", "grüße", ""],
  ["error_message", "icontains", "köln", "a"],
  ["error_message", "iexact", "grüsse", ""],
  ["error_message", "regex", "^time.*t$", "b"],
  ["error_message", "ilike", "TIME%", "b"],
  ["error_message", "ilike", "time", ""],
  ["error_message", "trigram_word_similar", "timeuot", "b"],
  ["error_message", "trigram_word_similar", "weather", ""],
  ["error_message", "full_text_search", "KÖLN grüße", "a"],
  ["error_message", "full_text_search", "köln timeout", ""],
  ["error_message", "full_text_search", " ", ""],
  ["id", "", "a", "a"],
];

const numbers: Case[] = [
  ["cost", "", 0, "b"],
  ["cost", "", "0.5", "a"],
  ["cost", "lt", 0.5, "b"],
  ["cost", "lte", 0.5, "ab"],
  ["cost", "gt", [0], "a"],
  ["cost", "gte", 0, "ab"],
  ["cost", "in", [0, 0.5], "ab"],
  ["cost", "not", 0, "ac"],
  ["cost", "isnull", true, "c"],
  ["prompt_tokens", "gt", 10, "b"],
  ["prompt_tokens", "gt", 9.5, "ab"],
  ["prompt_tokens", "not_in", [10, 20], "c"],
  ["status_code", "gte", "400", "b"],
  ["status_code", "empty", undefined, "c"],
];

const others: Case[] = [
  ["timestamp", "gt", "2026-01-01T12:00:00Z", "bc"],
  ["timestamp", "lte", "2026-01-02T01:00:00+01:00", "ab"],
  ["timestamp", "", timestamp, "a"],
  ["start_time", "gt", "2026-01-01T00:00:00.000000Z", "a"],
  ["start_time", "isnull", true, "bc"],
  ["stream", "", true, "a"],
  ["stream", "", "false", "b"],
  ["stream", "not", true, "bc"],
  ["stream", "isnull", false, "ab"],
  ["span_tools", "", "search", "a"],
  ["span_tools", "contains", "Fetch", ""],
  ["span_tools", "icontains", "fetch", "a"],
  ["span_tools", "in", ["search", "mail"], "ab"],
  ["span_tools", "not", "search", "bc"],
  ["span_tools", "empty", undefined, "c"],
  ["input", "contains", 'say "hi" to Zoë', "a"],
  ["input", "contains", '"role":"user"', "a"],
  ["input", "icontains", "ZOË", "a"],
  ["input", "regex", "Zo.+\\}", "a"],
  ["input", "full_text_search", 'zoë "hi"', "a"],
  ["input", "isnull", true, "c"],
  ["full_text", "", "granted zoë", "a"],
  ["full_text", "", "granted nothing", ""],
  ["full_text", "not", "refund", "bc"],
  ["full_text", "contains", "Refund granted", "a"],
  ["full_text", "icontains", "NOTHING", "b"],
  ["full_text", "regex", "no(t|w)h", "b"],
  ["full_text", "empty", undefined, "c"],
  ["is_root_span", "", true, "ac"],
  ["is_root_span", "", "false", "b"],
  ["scores", "contains", "quality", "ab"],
  ["scores", "empty", undefined, "c"],
  ["scores__quality", "gt", 3, "a"],
  ["scores__quality", "", 4.5, "a"],
  ["scores__quality", "", "2", "b"],
  ["scores__quality", "isnull", true, "c"],
  ["scores__safe", "", true, "a"],
  ["scores__tone", "icontains", "POLITE", "a"],
  ["scores__never", "not_empty", undefined, ""],
  ["metadata", "contains", "size", "ab"],
  ["metadata", "isnull", true, "c"],
  ["status", "", "failed", "b"],
  ["status", "not", "failed", "ac"],
];

const metadata: Case[] = [
  ["metadata__feature", "", "chat", "a"],
  ["metadata__feature", "", ["chat", "mail"], "ab"],
  ["metadata__feature", "not", "chat", "bc"],
  ["metadata__feature", "isnull", true, "c"],
  ["metadata__feature", "startswith", "ch", "a"],
  ["metadata__feature", "endswith", "il", "b"],
  ["metadata__feature", "contains", "ha", "a"],
  ["metadata__feature", "icontains", "HA", "a"],
  ["metadata__feature", "iexact", "Chat", "a"],
  ["metadata__feature", "regex", "^m", "b"],
  ["metadata__size", "", 42, "a"],
  ["metadata__size", "", "42", "a"],
  ["metadata__size", "", 7, "b"],
  ["metadata__size", "gt", 10, "a"],
  ["metadata__size", "lte", "7", "b"],
  ["metadata__ratio", "", 1.5, "a"],
  ["metadata__paid", "", true, "ab"],
  ["metadata__paid", "", "true", "ab"],
  ["metadata__gone", "isnull", true, "abc"],
  ["metadata__deep", "contains", "pro", "a"],
  ["metadata__it's", "", "ok", "b"],
  ["metadata__never", "not_empty", undefined, ""],
];

describe("a filter", () => {
  it.each([...text, ...numbers, ...others, ...metadata])("%s %s %j", async (field, operator, value, expected) => {
    expect(await matches({ [field]: { operator, value } })).toBe(expected);
  });

  it("allows each kind its operators, and all of them are understood by the engine", async () => {
    const ofKind = new Map(filterableFields.map((field) => [field.kind, field]));
    const searches = ["contains", "icontains", "regex", "full_text_search"];
    const texts = [...searches, "equals", "iexact", "startswith", "endswith", "ilike", "trigram_word_similar"];
    const ordered = ["equals", "lt", "lte", "gt", "gte"];
    const membership = ["in", "not", "not_in"];
    const presence = ["isnull", "empty", "not_empty"];
    const expected: [Kind | "key" | "derived", string[], value: unknown][] = [
      ["identifier", [...texts, ...membership, ...presence], "x"],
      ["label", [...texts, ...membership, ...presence], "x"],
      ["text", [...texts, ...membership, ...presence], "x"],
      ["time", [...ordered, ...membership, ...presence], timestamp],
      ["count", [...ordered, ...membership, ...presence], 1],
      ["code", [...ordered, ...membership, ...presence], 1],
      ["seconds", [...ordered, ...membership, ...presence], 1],
      ["dollars", [...ordered, ...membership, ...presence], 1],
      ["number", [...ordered, ...membership, ...presence], 1],
      ["flag", ["equals", ...membership, ...presence], true],
      ["list", ["equals", "contains", "icontains", ...membership, ...presence], "x"],
      ["map", ["contains", ...presence], "x"],
      ["json", [...searches, "isnull"], "x"],
      ["derived", ["equals", ...membership, ...presence], "true"],
      ["key", [...texts, "lt", "lte", "gt", "gte", ...membership, ...presence], 1],
    ];
    expect(expected.map(([kind]) => kind).toSorted()).toEqual([...ofKind.keys()].toSorted());
    for (const [kind, operators, value] of expected) {
      const field = ofKind.get(kind)!;
      expect(field.operators.toSorted(), kind).toEqual(operators.toSorted());
      const params = operators.map((operator) => ({ operator, value: operator === "isnull" ? true : value }));
      expect(await matches({ [field.name]: params }), kind).toBe("");
    }
  });

  it("takes a bare value or a bare list for equality", async () => {
    expect(await matches({ model: "gpt-4o" })).toBe("a");
    expect(await matches({ model: ["gpt-4o", "claude-sonnet"] })).toBe("ab");
    expect(await matches({ stream: false })).toBe("b");
  });

  it("joins the conditions of one field by their connectors", async () => {
    const range = [
      { operator: "gt", value: 5 },
      { operator: "lt", value: 15 },
    ];
    expect(await matches({ prompt_tokens: range })).toBe("a");
    const either = [
      { operator: "lt", value: 15 },
      { operator: "isnull", value: true, connector: "OR" },
    ];
    expect(await matches({ prompt_tokens: either })).toBe("ac");
  });

  it("joins a condition to the fields before by its connector", async () => {
    expect(await matches({ model: "gpt-4o", status: { value: "error", connector: "OR" } })).toBe("ab");
    const then = { model: "gpt-4o", status: { value: "error", connector: "OR" }, stream: false };
    expect(await matches(then)).toBe("b");
  });

  it("takes bundles of filters, also within each other", async () => {
    const cheap = { filter_params: { cost: { operator: "lt", value: 0.1 }, stream: false } };
    expect(await matches({ cheap })).toBe("b");
    expect(await matches({ model: "gpt-4o", cheap: { ...cheap, connector: "OR" } })).toBe("ab");
    const nested = { filter_params: { model: "gpt-4o", inner: { ...cheap, connector: "or" } } };
    expect(await matches({ nested, status: "error" })).toBe("b");
    expect(await matches({ all: { filter_params: {} } })).toBe("abc");
  });

  it("asks for a key of a map by mapContainsKey", async () => {
    const asked = (key: unknown) => ({ operator: "", operator_function: "mapContainsKey", ...Object(key) });
    expect(await matches({ metadata: asked({ operator_args: ["ratio"] }) })).toBe("a");
    expect(await matches({ metadata: asked({ value: ["size", "other"] }) })).toBe("ab");
  });

  it("joins fields by the operator", async () => {
    const filters = { model: "gpt-4o", status: "error" };
    expect(await matches(filters)).toBe("");
    expect(await matches(filters, "OR")).toBe("ab");
    expect(await matches({})).toBe("abc");
  });

  it("never leaves its project", async () => {
    const filters: Filters = {
      filters: { model: "gpt-4o", cost: { operator: "isnull", value: true } },
      operator: "OR",
    };
    expect((await listLogs(engine, { project_id: "q", filters })).results).toEqual([]);
  });

  it.each(["' OR 1=1 --", "\\' OR 1=1 --", "{p0:String}", "') OR ('a' = 'a"])("keeps %s a value", async (value) => {
    expect(await matches({ model: value })).toBe("");
    expect(await matches({ [`metadata__${value}`]: "x" })).toBe("");
    expect(await matches({ input: { operator: "contains", value } })).toBe("");
  });
});

describe("a wrong filter", () => {
  it.each([
    ["modle", "x", "Filters are unique_id"],
    ["prompt_messages", "x", "metadata__<key>"],
    ["constructor", "x", "metadata__<key>"],
    ["metadata__", "x", "metadata__<key>"],
    ["colour", "x", "For a key of metadata write metadata__colour."],
    ["error_class", "x", "There is no filter"],
    ["model", { operator: "ilike", value: "a\\" }, "backslash"],
    ["model", { operator_function: "mapContainsKey", operator_args: ["x"] }, "this field has none"],
    ["metadata", { operator_function: "other", value: "x" }, "mapContainsKey only"],
    ["any", { filter_params: [] }, "must be an object"],
    ["any", { filter_params: {}, operator: "OR" }, 'no key "operator"'],
    ["colour", { filter_params: { colour: "x" } }, "no filter"],
    ["model", { operator: "gt", value: "x" }, "Allowed: equals, iexact"],
    ["model", { operator: "toString", value: "x" }, "Allowed"],
    ["cost", { operator: "contains", value: "x" }, "Allowed: equals, lt"],
    ["input", { value: "x" }, "Allowed: contains, icontains, regex"],
    ["cost", "much", "must be a number"],
    ["cost", "", "must be a number"],
    ["cost", { operator: "gt", value: [1, null] }, "must be a number"],
    ["stream", "maybe", "must be true or false"],
    ["timestamp", { operator: "gt", value: "yesterday" }, "must be an ISO 8601 time"],
    ["model", null, "must be text"],
    ["model", { operator: "in", value: [] }, "is empty"],
    ["model", { operator: "isnull", value: "x" }, "must be true or false"],
    ["model", { op: "gt", value: "x" }, 'no key "op"'],
    ["model", { operator: 5, value: "x" }, "operator must be text"],
    ["model", { value: "x", connector: "XOR" }, "AND or OR"],
    ["metadata__size", { operator: "gt", value: "big" }, "a number for lt"],
    ["model", Array.from({ length: 1001 }, (_, index) => `m${index}`), "more than 1000"],
  ])("is refused with what is allowed: %s %j", async (field, given, message) => {
    const error = await matches({ [field]: given }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FilterError);
    expect(error).toMatchObject({ field, message: expect.stringContaining(message) });
  });

  it("is refused when bundles are nested too deep", async () => {
    let bundle: Record<string, unknown> = { model: "x" };
    for (let depth = 0; depth < 12; depth++) bundle = { b: { filter_params: bundle } };
    await expect(matches(bundle)).rejects.toThrow("nested deeper than 10");
  });

  it("is refused when it changes between AND and OR more often than the engine can follow", async () => {
    const given = Array.from({ length: 990 }, (_, index) => ({ value: "x", connector: index % 2 ? "AND" : "OR" }));
    await expect(matches({ model: given })).rejects.toBeInstanceOf(FilterError);
  });
});
