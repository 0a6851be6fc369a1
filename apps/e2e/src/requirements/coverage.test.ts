import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { requirements } from "../../requirements.ts";

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && file !== "coverage.test.ts")
  .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"));

it("every requirement is cited by a test", () => {
  const uncovered = Object.keys(requirements).filter((id) => !tests.some((source) => source.includes(`"${id}"`)));
  expect(Object.keys(requirements).length).toBeGreaterThan(180);
  expect(uncovered).toEqual([]);
});
