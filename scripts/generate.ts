// Writes every file that is derived from the schema, from the tables of attributes or from the guides; with --check, fails when one of them is stale.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { dialectReference } from "../packages/otlp/src/dialect-reference.ts";
import { generatedFiles } from "../packages/schema/src/generate/generated-files.ts";
import { providerIndex } from "./provider-index.ts";
import { providerReference } from "./provider-reference.ts";
import { quickStart } from "./quick-start.ts";

const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");
const stale: string[] = [];

for (const [path, text] of [
  ...generatedFiles(),
  ["docs/reference/spans.md", dialectReference()] as const,
  providerIndex(root),
  providerReference(),
  quickStart(root),
]) {
  const file = join(root, path);
  const current = await readFile(file, "utf8").catch(() => undefined);
  if (current === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const verb = check ? "stale, run `pnpm generate`" : "written";
process.stdout.write(stale.map((path) => `${verb}: ${path}\n`).join("") || "generated files are up to date\n");
if (check && stale.length > 0) process.exitCode = 1;
