import { expect, it } from "vitest";
import { sizes } from "./sizes.ts";

it("no package is larger than promised", async () => {
  const measured = await sizes();
  expect(measured.filter(({ minified, limit = Infinity }) => minified > limit)).toEqual([]);
  for (const { minified, gzipped } of measured) expect(minified).toBeGreaterThan(gzipped);
});
