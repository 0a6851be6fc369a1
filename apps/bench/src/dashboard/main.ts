// How the dashboard feels at a million logs, in a real browser: `pnpm bench:dashboard [--logs 1000000] [--rounds 20] [--rows 10000]`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openPage, type Page, startBrowser } from "@kai/testing/browser";
import { startFilledServer } from "../server/filled-server.ts";
import { runMode } from "../server/page.ts";
import { percentile } from "../server/percentile.ts";
import { measureCharts } from "./charts.ts";
import { scriptBytes } from "./first-load.ts";
import { measureFirstRows } from "./first-rows.ts";
import { loadRows, measureScrolling } from "./scrolling.ts";

const { values } = parseArgs({
  options: {
    logs: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "20" },
    /** Rows that are loaded before they are scrolled. */
    rows: { type: "string", default: "10000" },
    /** A directory to fill, or that was filled before; kept. */
    data: { type: "string" },
  },
});
const [logs, rounds, rows] = [values.logs, values.rounds, values.rows].map(Number) as [number, number, number];
const ranges = ["24h", "7d", "30d"];

const server = await startFilledServer(logs, values.data);
const browser = await startBrowser();
try {
  const bytes = await visit(async (page) => [await scriptBytes(page, "/"), await scriptBytes(page, "/logs")]);
  const lists: string[] = [];
  for (const range of ranges) {
    const visits = await visit((page) => measureFirstRows(page, `/logs?range=${range}`, rounds));
    lists.push(`| ${range} | ${pair(visits.map(({ answer }) => answer))} | ${pair(visits.map((each) => each.rows))} |`);
  }
  const charts: string[] = [];
  for (const range of ranges) {
    const { drawings, questions, answer, drawn } = await visit((page) => measureCharts(page, `/?range=${range}`));
    charts.push(`| ${range} | ${drawings} | ${questions} | ${answer.toFixed(0)} | ${drawn.toFixed(0)} |`);
  }
  const frames = await visit(async (page) => {
    await page.goto("/logs?range=30d");
    await loadRows(page, rows);
    return measureScrolling(page);
  });
  const text = `# Benchmarks of the dashboard

Written by \`pnpm bench:dashboard\`: ${logs.toLocaleString("en")} logs of 30 days in the embedded store, the server in one process, its pages in Chromium without a
graphics card (it paints on the same processors). ${runMode()}

## First load

Script that is loaded before the page is at rest, compressed by gzip; at most 250 KB are aimed at.

| page | KB |
| --- | --- |
| overview | ${kilobytes(bytes[0]!)} |
| logs | ${kilobytes(bytes[1]!)} |

## First rows

${rounds} visits of the logs, each a new document. At most 300 ms from the end of the answer to the frame that shows rows are aimed at.

| time range | answer, ms, p50 / p95 | from there to the rows, ms, p50 / p95 |
| --- | --- | --- |
${lists.join("\n")}

## Scrolling

600 frames of 60 pixels each over ${rows.toLocaleString("en")} loaded rows, beside 600 frames of the same page at rest, which is what the machine manages.

| | frame, ms, p50 / p95 | frames later than 20 ms |
| --- | --- | --- |
| at rest | ${pair(frames.idle)} | ${late(frames.idle)} |
| scrolling | ${pair(frames.scrolling)} | ${late(frames.scrolling)} |

## Charts

A visit of the overview, which asks all of its questions at once; at most 1,000 ms for the slowest are aimed at.

| time range | drawings | questions | slowest answer, ms | until the last is drawn, ms |
| --- | --- | --- | --- | --- |
${charts.join("\n")}
`;
  writeFileSync(join(import.meta.dirname, "../../../../docs/benchmarks-dashboard.md"), text);
  process.stdout.write(text);
} finally {
  await browser.close();
  await server.close();
}

/** Signs in on a page of its own, whose every problem is an error. */
async function visit<Result>(look: (page: Page) => Promise<Result>): Promise<Result> {
  const { page, close } = await openPage(browser, { baseURL: server.url });
  await page.goto(`/sign-in#key=${server.secret}`);
  await page.getByRole("navigation", { name: "Pages" }).waitFor();
  const result = await look(page);
  await close();
  return result;
}

function pair(times: readonly number[]): string {
  return `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)}`;
}

function late(frames: readonly number[]): string {
  return `${((100 * frames.filter((time) => time > 20).length) / frames.length).toFixed(1)} %`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
