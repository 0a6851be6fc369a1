import type { RepriceLine, RepriceReport } from "@kai/schema";
import { apiOptions, openApi } from "../command/api-options.ts";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { interruption } from "../command/interrupt.ts";
import { note, say, table } from "../command/output.ts";
import { Progress } from "../command/progress.ts";
import { filterOptions, readFilters } from "./filters.ts";
import { rangeOptions, readRange } from "./range.ts";

export const reprice = defineCommand({
  name: "reprice",
  summary: "compute the costs of logs again, with the prices of today",
  details: `For when a model got a price, or another one. The prices are those that are known today, for the time of each log. A cost that was sent with a log, or
follows from unit prices that were, is never touched. Repeated, it changes nothing. Needs a key with the scope admin.`,
  options: {
    dryRun: { flag: "dry-run", kind: "switch", help: "only say what would change" },
    ...rangeOptions,
    ...filterOptions,
    ...apiOptions,
  },
  examples: ["kai reprice --since 30d --dry-run", "kai reprice --since all --filter cost_source=unknown"],
  async run({ options, json }) {
    const { all_envs, ...selection } = { all_envs: undefined, ...readFilters(options), ...readRange(options) };
    const body = { ...selection, dry_run: options.is("dryRun"), ...(all_envs && { all_envs: "true" }) };
    const signal = interruption();
    const lines = openApi(options).requestLines({
      method: "POST",
      path: "/api/admin/reprice/",
      body: JSON.stringify(body),
      signal,
      // To the beginning of the answer: logs are counted first.
      timeoutMs: 60_000,
    });
    const counts = { total: 0, read: 0, changed: 0 };
    try {
      const report = await follow(lines, counts);
      if (json) say(JSON.stringify(report));
      else show(report);
      return exitCode.done;
    } catch (error) {
      if (counts.changed > 0 && !body.dry_run)
        note(`kai: stopped after ${counts.changed} changes, which stay; the same command goes on.`);
      if (signal.aborted) return exitCode.interrupted;
      throw error;
    }
  },
});

/** Shows how far it is, and answers what it came to. */
async function follow(
  lines: AsyncIterable<string>,
  counts: { total: number; read: number; changed: number },
): Promise<RepriceReport> {
  const progress = new Progress(
    () => counts.read / Math.max(1, counts.total),
    () => `${counts.read} of ${counts.total} logs, ${counts.changed} changed`,
  );
  try {
    for await (const text of lines) {
      const line = JSON.parse(text) as RepriceLine;
      if (line.type === "report") return line;
      if (line.type === "error") throw new Error(line.detail);
      Object.assign(counts, line);
      progress.update();
    }
  } finally {
    progress.clear();
  }
  throw new Error("The server broke off.");
}

function show(report: RepriceReport): void {
  const { dry_run, read, changed, unchanged, skipped, models, other_models } = report;
  const rows = [
    ...models.map((each) => ({ ...each, model: each.model ?? "(no model)" })),
    ...(other_models ? [{ ...other_models, model: "(other models)" }] : []),
    { ...report, model: `all ${read} logs` },
  ];
  say(
    table(
      ["MODEL", "CHANGED", "BEFORE", "AFTER", "DIFFERENCE", "UNKNOWN"],
      rows.map((each) => [
        each.model,
        String(each.changed),
        dollars(each.cost_before),
        dollars(each.cost_after),
        signed(each.cost_after - each.cost_before),
        `${each.unknown_before} → ${each.unknown_after}`,
      ]),
    ),
  );
  const verb = dry_run ? "would change" : "were changed";
  note(
    `${changed} of ${read} logs from ${report.start_time} to ${report.end_time} (${report.environment}) ${verb}; ${unchanged} cost the same; ` +
      `of ${skipped.client} the cost was sent, of ${skipped.unit_price} the unit prices. Prices: your own, then ${report.price_table}.`,
  );
}

const dollars = (amount: number) => `$${amount.toFixed(6)}`;
const signed = (amount: number) => `${amount < 0 ? "-" : "+"}${dollars(Math.abs(amount))}`;
