// What the gateway adds to a call, beside a proxy that only moves bytes and beside Portkey's: `pnpm bench:gateway [--rounds 7]`.
import { parseArgs } from "node:util";
import { cpuOf } from "../cpu-of.ts";
import { median } from "../median.ts";
import { percentile } from "../server/percentile.ts";
import { type Contender, startContenders } from "./contenders.ts";
import { load } from "./load.ts";
import { page } from "./page.ts";
import { chatRequest } from "./request.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);

/** Medians over the rounds. */
export interface Measured {
  /** Processor time of a request, in microseconds, of all threads: JSON and streamed. */
  cpu: Record<"json" | "stream", number>;
  /** Milliseconds to the whole answer, by callers at a time. */
  latency: Record<"json" | "stream", Map<number, { p50: number; p99: number }>>;
  /** Milliseconds to the first bytes of a stream, one caller. */
  firstToken: number;
}

const kinds = ["json", "stream"] as const;
const concurrencies = [1, 32, 128];
const bodies = { json: chatRequest(false), stream: chatRequest(true) };
const counts = { json: 1500, stream: 400 };

const contenders = await startContenders();
const { all } = contenders;
try {
  for (const contender of all) {
    for (const kind of kinds) await load(contender, { body: bodies[kind], count: counts[kind], callers: 16 });
  }
  const samples = new Map(all.map((contender) => [contender, newSamples()]));
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
    // Each in turn, so that a busy moment of the machine hits all of them.
    for (const [contender, own] of samples) await measure(contender, own);
  }
  page(new Map([...samples].map(([{ name }, own]) => [name, summed(own)])));
} finally {
  await contenders.end();
}

type Samples = ReturnType<typeof newSamples>;

function newSamples() {
  const perConcurrency = () => new Map(concurrencies.map((callers) => [callers, [] as number[]]));
  return {
    cpu: { json: [] as number[], stream: [] as number[] },
    whole: { json: perConcurrency(), stream: perConcurrency() },
    first: [] as number[],
  };
}

async function measure(contender: Contender, own: Samples): Promise<void> {
  for (const kind of kinds) {
    const body = bodies[kind];
    const before = cpuOf(contender.pid);
    await load(contender, { body, count: counts[kind], callers: 16 });
    own.cpu[kind].push((cpuOf(contender.pid) - before) / counts[kind]);
    for (const callers of concurrencies) {
      const count = callers === 1 ? { json: 100, stream: 20 }[kind] : callers * 3;
      const { whole, first } = await load(contender, { body, count, callers });
      own.whole[kind].get(callers)!.push(...whole);
      if (kind === "stream" && callers === 1) own.first.push(...first);
    }
  }
}

function summed({ cpu, whole, first }: Samples): Measured {
  const latency = (times: Map<number, number[]>) =>
    new Map([...times].map(([callers, own]) => [callers, { p50: percentile(own, 0.5), p99: percentile(own, 0.99) }]));
  return {
    cpu: { json: median(cpu.json), stream: median(cpu.stream) },
    latency: { json: latency(whole.json), stream: latency(whole.stream) },
    firstToken: median(first),
  };
}
