import { setTimeout as sleep } from "node:timers/promises";
import { type Counted, countIds } from "./count-ids.ts";
import type { Job } from "./job.ts";
import { Server, type ServerOptions } from "./server.ts";
import { type Client, startClient } from "./start-client.ts";

export interface SoakOptions extends ServerOptions {
  logs: number;
  kills: number;
  clients: number;
  /** Hears of how far it is, many times a second. */
  onProgress?: (progress: { acknowledged: number; kills: number }) => void;
}

export interface SoakReport extends Counted {
  acknowledged: number;
  kills: number;
  /** Posts that a kill cut off, and that were sent again. */
  cut: number;
  /** Posts that were refused with 503, and that were sent again. */
  refused: number;
  /** Seconds of every start, the first with an empty directory. */
  starts: number[];
  /** Seconds from the first post until everything was acknowledged. */
  seconds: number;
}

/** Kills a server again and again while clients send it logs, and counts afterwards what became of each log. */
export async function soak({ logs, kills, clients: count, onProgress, ...options }: SoakOptions): Promise<SoakReport> {
  const server = new Server(options);
  await server.start();
  const jobs = Array.from({ length: count }, (_, index): Job => ({
    url: server.url,
    apiKey: options.apiKey,
    name: `soak-${index}`,
    logs: Math.floor(logs / count) + (index < logs % count ? 1 : 0),
  }));
  const began = performance.now();
  const clients = jobs.map(startClient);
  const sum = (of: (client: Client) => number) => clients.reduce((total, client) => total + of(client), 0);
  let killed = 0;
  const finished = new AbortController();
  const ended = Promise.all(clients.map((client) => client.ended)).finally(() => finished.abort());

  async function killNowAndThen() {
    const moments = Array.from({ length: kills }, () => Math.random() * 0.96 * logs).toSorted((a, b) => a - b);
    while (!finished.signal.aborted) {
      const acknowledged = sum(({ told }) => told.acknowledged);
      onProgress?.({ acknowledged, kills: killed });
      if (acknowledged > moments[killed]!) {
        await sleep(Math.random() * 100);
        await server.kill();
        killed++;
        await server.start();
      } else await sleep(20);
    }
  }

  try {
    await Promise.all([ended, killNowAndThen()]);
    const seconds = (performance.now() - began) / 1000;
    await server.settled();
    const counted = await countIds(server.url, options.apiKey, jobs);
    await server.stop();
    return {
      ...counted,
      acknowledged: sum(({ told }) => told.acknowledged),
      kills: killed,
      cut: sum(({ told }) => told.cut),
      refused: sum(({ told }) => told.refused),
      starts: server.starts,
      seconds,
    };
  } finally {
    for (const client of clients) client.kill();
    await server.kill();
  }
}
