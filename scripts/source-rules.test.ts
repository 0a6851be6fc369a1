import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const sources = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mts"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && file !== "scripts/source-rules.test.ts");

/** Files in which a pattern stands. */
const filesWith = (pattern: RegExp) => sources.filter((file) => pattern.test(readFileSync(join(root, file), "utf8")));

it("lint rules are not switched off inline", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(filesWith(/(oxlint|eslint)-disable|@ts-ignore|@ts-nocheck/)).toEqual([]);
});

it("no test is skipped or left for later", () => {
  expect(filesWith(/\b(it|test|describe)\.(skip|only|todo|fails)\b/)).toEqual([]);
});

it("zod is no part of what an app installs", () => {
  const shipped = /^packages\/(wire|client|capture|express|next|nest)\/src\/(?!.*(\.test\.ts$|test-support\/))/;
  const importers = filesWith(/from "(@kai\/schema|@kai\/schema\/to-json-schema|zod)"/);
  expect(importers).toContain("packages/storage/src/columns.ts");
  expect(importers.filter((file) => shipped.test(file))).toEqual([]);
});

const mostAdapterLines = 150;

/** Lines of a package's code that say something: no tests, no blank lines, no comments. */
const linesOf = (name: string) =>
  sources
    .filter((file) => file.startsWith(`packages/${name}/src/`) && !/\.test\.tsx?$|\/test-/.test(file))
    .map((file) => readFileSync(join(root, file), "utf8").replace(/\/\*.*?\*\//gs, ""))
    .flatMap((code) => code.split("\n"))
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("//"));

it.each(["express", "nest", "next"])(
  "@kai/%s only translates: what is true of every framework is in @kai/capture",
  (name) => {
    expect(linesOf(name).length).toBeGreaterThan(10);
    expect(linesOf(name).length).toBeLessThanOrEqual(mostAdapterLines);
  },
);
