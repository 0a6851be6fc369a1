// Kills the server under load, again and again, and counts what became of every log: `pnpm soak:kill [--logs 1000000] [--kills 40] [--clients 4]`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writePage } from "./page.ts";
import { progressBar } from "./progress-bar.ts";
import { soak } from "./soak.ts";

const { values } = parseArgs({
  options: {
    logs: { type: "string", default: "1000000" },
    kills: { type: "string", default: "40" },
    clients: { type: "string", default: "4" },
  },
});
const logs = Number(values.logs);
const clients = Number(values.clients);
const directory = mkdtempSync(join(tmpdir(), "kai-soak-"));
const draw = progressBar();
const report = await soak({
  program: [join(import.meta.dirname, "../../../server/dist/main.js")],
  dataDir: join(directory, "data"),
  apiKey: "soak0000.0123456789abcdef0123456789abcdef",
  logs,
  kills: Number(values.kills),
  clients,
  onProgress: ({ acknowledged, kills }) =>
    draw(acknowledged / logs, `${acknowledged.toLocaleString("en")} acknowledged, ${kills} kills`),
}).finally(() => rmSync(directory, { recursive: true }));
writePage(report, clients);
const broken = report.lost + report.doubled + report.unknown > 0;
if (broken || Math.max(...report.starts) > 5) process.exitCode = 1;
