import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "../median.ts";
import { runMode } from "../server/page.ts";
import type { SoakReport } from "./soak.ts";

const file = join(import.meta.dirname, "../../../../docs/benchmarks-durability.md");
const longestStart = 5;
const count = (value: number) => value.toLocaleString("en");

/** Writes what a soak came to as a page, and prints it. */
export function writePage(report: SoakReport, clients: number): void {
  const restarts = report.starts.slice(1);
  const slowest = Math.max(...restarts);
  const rows = [
    ["logs acknowledged", count(report.acknowledged)],
    ["kill -9 of the server, at random moments", count(report.kills)],
    ["acknowledged logs that are lost", `**${count(report.lost)}**`],
    ["logs that are there twice", `**${count(report.doubled)}**`],
    ["logs that nobody sent", count(report.unknown)],
    ["posts cut off by a kill, or sent while there was no server, and sent again", count(report.cut)],
    ["posts refused with 503, and sent again", count(report.refused)],
    [
      `seconds from the start of the process until it takes logs, median / slowest; at most ${longestStart} are aimed at`,
      `${median(restarts).toFixed(1)} / **${slowest.toFixed(1)}**`,
    ],
    ["logs acknowledged a second, kills and starts included", count(Math.round(report.acknowledged / report.seconds))],
  ];
  const text = `# Durability

Written by \`pnpm soak:kill\`. ${runMode()}

${clients} clients post logs of about 1 KB to one server with an embedded store, alone and up to 200 at a time, each until it is acknowledged: what a kill cuts off
is sent again under the same ids. The server is killed with SIGKILL again and again under that load, and started again at once. In the end every log is read over HTTP and
counted. The logs carry no time of their own, so that one that were stored twice would be seen twice.

| | |
| --- | --- |
${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}
`;
  writeFileSync(file, text);
  process.stdout.write(text);
}
