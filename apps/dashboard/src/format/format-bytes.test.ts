import { expect, it } from "vitest";
import { formatBytes } from "./format-bytes.ts";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [512, "512 bytes"],
  [999.6, "1 kB"],
  [1234, "1.2 kB"],
  [999_960, "1 MB"],
  [1_200_000, "1.2 MB"],
  [5e18, "5,000 PB"],
  [null, "—"],
  [Number.NaN, "—"],
])("%j bytes read %s", (value, text) => {
  expect(formatBytes(value, { locale: "en-US" })).toBe(text);
});

it("in the reader's language", () => {
  expect(formatBytes(1_200_000, { locale: "fr-FR" })).toMatch(/^1,2\sMo$/);
});
