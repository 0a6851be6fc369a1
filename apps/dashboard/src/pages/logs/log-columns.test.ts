import type { Log } from "@kai/schema/log";
import { fields } from "@kai/schema/fields";
import { expect, it } from "vitest";
import { defaultColumns, fieldsOfColumns, logColumn, readColumns } from "./log-columns.tsx";
import { move } from "./move.ts";

const text = (name: string, log: object) => logColumn(name)!.cell(log as Log);

it("has a column for every field, which does not change", () => {
  for (const { name } of fields) expect(logColumn(name)).toMatchObject({ id: name });
  expect(logColumn("model")).toBe(logColumn("model"));
  expect(logColumn("nothing")).toBeUndefined();
  expect(logColumn("nothing__a")).toBeUndefined();
});

it("formats by kind", () => {
  expect(text("latency", { latency: 0.087 })).toBe("87 ms");
  expect(text("cost", {})).toBe("—");
  expect(text("metadata__plan", { metadata: { plan: "pro" } })).toBe("pro");
  expect(text("metadata__seats", { metadata: { seats: 12 } })).toBe("12");
  expect(text("metadata__plan", { metadata: null })).toBe("—");
  expect(text("scores__helpful", { scores: { helpful: { score_value: 4.5, other: 1 } } })).toBe("4.5");
});

it("sorts by what the API sorts by", () => {
  expect(logColumn("cost")?.sortBy).toBe("cost");
  expect(logColumn("unique_id")?.sortBy).toBe("id");
  expect(logColumn("scores__helpful")?.sortBy).toBe("scores__helpful");
  expect(logColumn("model")?.sortBy).toBeUndefined();
});

it.each([null, "{", "[]", '["nothing"]', "{}"])("shows the columns of the beginning for %s", (kept) => {
  expect(readColumns(kept)).toEqual(defaultColumns);
});

it("reads what was kept, without what is no column any more", () => {
  expect(readColumns('["cost", "nothing", 1, "metadata__plan", "cost"]')).toEqual(["cost", "metadata__plan"]);
});

it("shows the beginning of the input without asking for all of it", () => {
  expect(logColumn("input_preview")).toMatchObject({ header: "Input preview" });
  expect(text("input_preview", { input_preview: "Where is my order?" })).toBe("Where is my order?");
  expect(fieldsOfColumns(["input_preview"])).not.toContain("input");
});

it("asks for no field that is not shown, but for what every row needs", () => {
  const asked = fieldsOfColumns(["cost", "metadata__plan", "metadata__tier"]);
  expect(asked.toSorted()).toEqual(["cost", "metadata", "positive_feedback", "status", "status_code"]);
});

it("moves a column", () => {
  expect(move(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(move(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
});
