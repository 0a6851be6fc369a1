import { expect, it } from "vitest";
import { ContentBudget } from "./content-budget.ts";
import { LastWords } from "./last-words.ts";
import { openaiResponses } from "./openai-responses/openai-responses.ts";

it("takes texts up to its length, without half a character", () => {
  const budget = new ContentBudget(5);
  expect([budget.take("abc"), budget.take("d👋"), budget.take("e")]).toStrictEqual(["abc", "d\uFFFD", ""]);
  expect(budget.dropped).toBe(2);
});

it("gives back what a last word replaces", () => {
  const budget = new ContentBudget(20);
  const words = new LastWords(budget);
  for (let count = 0; count < 100; count++) words.put("usage", { tokens: count });
  expect(words.all()).toStrictEqual({ usage: { tokens: 99 } });
  expect(budget.left).toBe(20 - '{"tokens":99}'.length - "usage".length);
});

it("counts what is apart on its own, but tells of its losses", () => {
  const budget = new ContentBudget(3);
  const apart = budget.apart();
  expect(apart.allows("longer than three")).toBe(true);
  expect(apart.allows("x".repeat(2 * 1024 * 1024))).toBe(false);
  expect([budget.left, budget.dropped]).toStrictEqual([3, 2 * 1024 * 1024]);
});

it("counts a text once that comes in deltas and again whole", () => {
  const decoder = openaiResponses.decoder({ maxContentLength: 1000 });
  const push = (event: object) => decoder.push(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
  const item = (text: string) => ({ type: "message", content: [{ type: "output_text", text }] });
  for (let index = 0; index < 3; index++) {
    push({ type: "response.output_text.delta", output_index: index, delta: "x".repeat(250) });
    push({ type: "response.output_item.done", output_index: index, item: item("x".repeat(250)) });
  }
  expect(decoder.result().fields).toStrictEqual({ output: [0, 1, 2].map(() => item("x".repeat(250))) });
});
