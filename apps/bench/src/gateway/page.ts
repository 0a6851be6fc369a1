import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMode } from "../server/page.ts";
import type { Contender } from "./contenders.ts";
import type { Measured } from "./main.ts";
import { portkeyVersion } from "./portkey.ts";

type Name = Contender["name"];

const titles: Record<Name, string> = {
  provider: "the provider itself",
  bare: "bare proxy: node:http and undici",
  gateway: "kai, the gateway alone",
  server: "kai, the whole server, logs stored",
  portkey: `Portkey ${portkeyVersion}`,
};

/** Writes what a run has found, and prints it. */
export function page(results: ReadonlyMap<Name, Measured>): void {
  const direct = results.get("provider")!;
  const bare = results.get("bare")!;
  const through = [...results].filter(([name]) => name !== "provider");
  const cpuRows = through.map(([name, { cpu }]) => [
    titles[name],
    cpu.json.toFixed(0),
    (cpu.json / bare.cpu.json).toFixed(2),
    cpu.stream.toFixed(0),
    (cpu.stream / bare.cpu.stream).toFixed(2),
  ]);
  const latencyRows = through.flatMap(([name, measured]) =>
    (["json", "stream"] as const).map((kind) => [
      titles[name],
      kind === "json" ? "JSON" : "stream",
      ...[...measured.latency[kind]].map(([callers, { p50, p99 }]) => {
        const base = direct.latency[kind].get(callers)!;
        return `+${(p50 - base.p50).toFixed(2)} / +${(p99 - base.p99).toFixed(1)}`;
      }),
    ]),
  );
  const firstRows = through.map(([name, { firstToken }]) => [
    titles[name],
    `+${(firstToken - direct.firstToken).toFixed(2)}`,
  ]);
  const text = `# Benchmarks of the gateway

Written by \`pnpm bench:gateway\`: ${runMode()}

Chat requests of 1 KB go to a provider on the same machine that answers at once, with 1.2 KB of JSON, or a stream of 53 events a millisecond apart, straight and through each of
these, every one in a process of its own, in turns. "The gateway alone" reads, routes, translates and makes the log, and lets it go; "the whole server"
checks the API key, prices the log, and keeps it in the embedded store, whose work on all threads is counted too.

## Processor time of a request

In microseconds, and as a ratio to the bare proxy, 16 requests at a time. Aimed at for the gateway alone: 1.6 for JSON, 1.3 for streams, and a fifth of Portkey's.

${table(["", "JSON, µs", "ratio", "stream, µs", "ratio"], cpuRows)}

## Added latency

What is added to the provider's own answer, in milliseconds, p50 / p99, by requests at a time. Aimed at with one at a time: half a millisecond.
With more, the machine is busy, and latency says no more than processor time does.

${table(["", "", "1", "32", "128"], latencyRows)}

## Added time to the first token

One at a time, medians in milliseconds. Aimed at: one.

${table(["", "added"], firstRows)}
`;
  writeFileSync(join(import.meta.dirname, "../../../../docs/benchmarks-gateway.md"), text);
  process.stdout.write(text);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
