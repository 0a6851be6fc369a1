import { median } from "../median.ts";
import type { App } from "./app.ts";

/** One turn of one app, in microseconds. */
export interface Turn {
  plainCpu: number;
  /** Until everything was sent, which may be put off. */
  plainCpuUntilSent: number;
  plainWall: number;
  streamCpu: number;
  streamCpuUntilSent: number;
  firstWord: number;
  routePerSecond: number;
  routeCpu: number;
}

const warmUps = 8;
const rounds = 25;

/** Every app in turn, round by round and each round another one first, so that a busy moment of the machine hits all of them. */
export async function measure(apps: ReadonlyMap<string, App>): Promise<Map<string, Turn[]>> {
  const turns = new Map([...apps.keys()].map((name) => [name, [] as Turn[]]));
  const order = [...apps];
  for (let round = -warmUps; round < rounds; round++) {
    order.push(order.shift()!);
    for (const [name, app] of order) {
      const turn = await takeTurn(app);
      if (round >= 0) turns.get(name)!.push(turn);
    }
  }
  return turns;
}

async function takeTurn(app: App): Promise<Turn> {
  const plain = await app.perform({ kind: "plain", count: 50 });
  const streamed = await app.perform({ kind: "streamed", count: 5 });
  const route = await app.serve(400);
  return {
    plainCpu: plain.cpu / plain.walls.length,
    plainCpuUntilSent: plain.cpuUntilSent / plain.walls.length,
    plainWall: median(plain.walls) * 1000,
    streamCpu: streamed.cpu / streamed.walls.length,
    streamCpuUntilSent: streamed.cpuUntilSent / streamed.walls.length,
    firstWord: median(streamed.firsts) * 1000,
    routePerSecond: route.perSecond,
    routeCpu: route.cpu,
  };
}
