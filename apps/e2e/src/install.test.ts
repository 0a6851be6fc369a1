import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "kai-installed-"));
const modules = join(folder, "node_modules");

const run = (program: string, args: string[], cwd = folder) => execFileSync(program, args, { cwd, encoding: "utf8" });

beforeAll(() => {
  for (const name of ["schema", "wire", "client", "capture", "express"]) {
    run("pnpm", ["pack", "--pack-destination", folder], join(root, "packages", name));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tarballs = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", ...tarballs.map((file) => `./${file}`)]);
  copyFileSync(join(import.meta.dirname, "installed/app.ts"), join(folder, "app.ts"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("@kai/express brings four packages, and two megabytes in all", () => {
  expect(
    globSync("**/package.json", { cwd: modules })
      .map((file) => file.replace("/package.json", ""))
      .toSorted(),
  ).toEqual(["capture", "client", "express", "schema", "wire"].map((name) => `@kai/${name}`));
  const bytes = globSync("**/*", { cwd: modules })
    .map((file) => statSync(join(modules, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(2_000_000);
});

it("types stand alone, those of every dependency included", () => {
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    target: "es2024",
    noEmit: true,
    skipLibCheck: false,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["app.ts"] }));
  expect(run(join(root, "node_modules/.bin/tsc"), ["-p", "."])).toBe("");
});

it("a call is logged where nothing else is installed", () => {
  expect(JSON.parse(run(process.execPath, ["app.ts"]))).toEqual({
    customer_identifier: "user_123",
    thread_identifier: "t1",
    input: [{ role: "user", content: "Hi" }],
  });
});
