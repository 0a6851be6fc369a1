import { cpus } from "node:os";
import { contenders, type Installation } from "./installation.ts";
import { median } from "../median.ts";
import type { Turn } from "./measure.ts";

/** What is known of one contender. */
export interface Result {
  installation: Installation;
  turns: readonly Turn[];
  /** Whether the text of the prompts was among what it sent. */
  sawContent: boolean;
}

/** The page of one run; the first result is that without capture. */
export function page(results: ReadonlyMap<string, Result>): string {
  const [baseline] = results.values();
  const rows = [...results].map(([name, result]) => `| ${cells(name, result, baseline!).join(" | ")} |`);
  return `# Benchmarks beside others

Written by \`pnpm bench:rivals\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}.

An app makes the same calls of the openai SDK with nothing else, with kai, and with each of the others set up as its own documentation says, all in one
run and in turns, each in a process of its own. Kai is built and packed as it would be published. The provider and the servers that exporters send to
are local and answer at once.

| | packages | installed, MB | minified / gzip, KB | prompts arrive | a call: CPU, µs | a call: latency, µs | a stream: first word, ms | a stream: CPU, ms | another route: requests/s | another route: CPU, µs |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

The first row is what there is without capture; the others are what is added to it: medians of the differences in each turn, and shares of its requests a second.
CPU is that of all threads of the process, while the calls are made / until everything was sent as well. A stream has 1,000 words, each in a turn of
its own; the other route calls no model. Sizes leave openai out; a bundle is what esbuild makes of what an app imports. "Prompts arrive" says whether
the text of the prompts was among what was sent. A negative number is noise of the machine, and says how much of it the others may hold.

Versions: ${versions()}.
`;
}

function cells(name: string, { installation, turns, sawContent }: Result, baseline: Result): string[] {
  const isBaseline = turns === baseline.turns;
  const values = (key: keyof Turn) => turns.map((turn) => turn[key]);
  /** What is added to the baseline; of the baseline itself, what there is. */
  const added = (key: keyof Turn, unit = 1) =>
    isBaseline
      ? rounded(median(values(key)) / unit)
      : signed(median(turns.map((turn, round) => turn[key] - baseline.turns[round]![key])) / unit);
  const share = median(turns.map((turn, round) => turn.routePerSecond / baseline.turns[round]!.routePerSecond));
  const { packages, bytes, minified, gzipped } = installation;
  const size = [
    `${packages - baseline.installation.packages}`,
    ((bytes - baseline.installation.bytes) / 1e6).toFixed(1),
    `${(minified / 1e3).toFixed(0)} / ${(gzipped / 1e3).toFixed(0)}`,
    sawContent ? "yes" : "**no**",
  ];
  return [
    isBaseline ? "*no capture*" : name,
    ...(isBaseline ? ["", "", "", ""] : size),
    `${added("plainCpu")} / ${added("plainCpuUntilSent")}`,
    added("plainWall"),
    added("firstWord", 1000),
    `${added("streamCpu", 1000)} / ${added("streamCpuUntilSent", 1000)}`,
    isBaseline ? median(values("routePerSecond")).toFixed(0) : `× ${share.toFixed(2)}`,
    added("routeCpu"),
  ];
}

function versions(): string {
  const others = Object.values(contenders).flatMap((packages) => Object.entries(packages));
  const named = others.filter(([, version]) => version !== "workspace").map((pair) => pair.join(" "));
  return [...new Set(named)].join(", ");
}

const rounded = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : 0);
const signed = (value: number) => `${value < 0 ? "−" : "+"}${rounded(Math.abs(value))}`;
