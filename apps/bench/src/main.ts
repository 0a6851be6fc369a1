import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { captureCosts } from "./capture.ts";
import type { Comparison } from "./compare.ts";
import type { Cost } from "./cost.ts";
import { schemaBenches } from "./schema.ts";
import { sizes } from "./sizes.ts";

const results = await schemaBenches();
const costs = await captureCosts();

const row = ({ promise, baseline, ratio, limit, subjectMicroseconds, baselineMicroseconds }: Comparison) =>
  `| ${promise} | ${baseline} | **${ratio.toFixed(2)}** | ${limit} | ${subjectMicroseconds.toFixed(1)} / ${baselineMicroseconds.toFixed(1)} |`;
const costRow = ({ what, added, limit, base, addedLatency, latency }: Cost) =>
  `| ${what} | **${added.toFixed(1)}** | ${limit} | ${base.toFixed(0)} | ${addedLatency.toFixed(1)} | ${latency.toFixed(0)} |`;

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const sizeRows = (await sizes()).map(
  ({ what, minified, gzipped, limit }) =>
    `| ${what} | **${kilobytes(minified)}** | ${kilobytes(gzipped)} | ${limit ? kilobytes(limit) : ""} |`,
);

const page = `# Benchmarks

Written by \`pnpm bench\`. Each row compares kai with a baseline measured in the same run, turn by turn; the ratio of medians is what is promised.
Times are for orientation: machines differ and are busy.

Measured with Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}.

| promise | baseline | ratio | at most | µs, kai / baseline |
| --- | --- | --- | --- | --- |
${results.map(row).join("\n")}

## What capture costs

In microseconds: the median difference between the same calls with and without capture, in a process of its own, from the request to the sent log. The
provider answers at once, from another process.

| | processor time added | at most | processor time without kai | latency added | latency without kai |
| --- | --- | --- | --- | --- | --- |
${costs.map(costRow).join("\n")}

## Size

Every export of the built packages as esbuild minifies it, frameworks left out. A test holds the limits; another holds that installing an adapter brings
four packages and less than 2 MB. [Beside others](benchmarks-rivals.md).

| what | minified, KB | gzip, KB | at most, KB |
| --- | --- | --- | --- |
${sizeRows.join("\n")}
`;

writeFileSync(join(import.meta.dirname, "../../../docs/benchmarks.md"), page);
process.stdout.write(page);
const broken = [
  ...results.filter(({ ratio, limit }) => ratio > limit).map(({ promise }) => promise),
  ...costs.filter(({ added, limit }) => added > limit).map(({ what }) => what),
];
if (broken.length > 0) {
  process.stderr.write(`\nbroken: ${broken.join("; ")}\n`);
  process.exitCode = 1;
}
