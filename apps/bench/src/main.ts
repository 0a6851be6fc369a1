import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { captureBenches } from "./capture.ts";
import type { Comparison } from "./compare.ts";
import { schemaBenches } from "./schema.ts";

const results: Comparison[] = [...(await schemaBenches()), ...(await captureBenches())];

const row = ({ promise, baseline, ratio, limit, subjectMicroseconds, baselineMicroseconds }: Comparison) =>
  `| ${promise} | ${baseline} | **${ratio.toFixed(2)}** | ${limit} | ${subjectMicroseconds.toFixed(1)} / ${baselineMicroseconds.toFixed(1)} |`;

const page = `# Benchmarks

Written by \`pnpm bench\`. Each row compares kai with a baseline measured in the same run, turn by turn; the ratio of medians is what is promised.
Times are for orientation: machines differ and are busy.

Measured with Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}.

| promise | baseline | ratio | at most | µs, kai / baseline |
| --- | --- | --- | --- | --- |
${results.map(row).join("\n")}
`;

writeFileSync(join(import.meta.dirname, "../../../docs/benchmarks.md"), page);
process.stdout.write(page);
const broken = results.filter(({ ratio, limit }) => ratio > limit);
if (broken.length > 0) {
  process.stderr.write(`\nbroken: ${broken.map(({ promise }) => promise).join("; ")}\n`);
  process.exitCode = 1;
}
