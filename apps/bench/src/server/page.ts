import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";

const file = join(import.meta.dirname, "../../../../docs/benchmarks-server.md");
const head = `# Benchmarks of the server

Written by \`pnpm bench:ingest\` and \`pnpm bench:query\`, each its own section. What is promised are the ratios to a baseline that is measured in the same
run, turn by turn. Times are for orientation: they are those of one machine, and of what else it did.
`;

/** When and on what a run was made. */
export const runMode = (): string =>
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, load average ${loadavg()[1]!.toFixed(1)}.`;

/** Puts a section in place of the one with the same title, and prints it. */
export function writeSection(title: string, text: string): void {
  const page = existsSync(file) ? readFileSync(file, "utf8") : head;
  const section = `## ${title}\n\n${text}\n`;
  const sections = page.split(/^(?=## )/m).map((each) => each.trimEnd());
  const at = sections.findIndex((each) => each.startsWith(`## ${title}\n`));
  if (at < 0) sections.push(section);
  else sections[at] = section;
  writeFileSync(file, `${sections.map((each) => each.trimEnd()).join("\n\n")}\n`);
  process.stdout.write(section);
}
