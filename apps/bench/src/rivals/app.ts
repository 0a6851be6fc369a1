import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { text } from "node:stream/consumers";
import { startSink } from "./sink.ts";
import type { Ready, Spent, Task } from "./task.ts";

/** A contender's app, running in a process of its own. */
export interface App {
  perform(task: Task): Promise<Spent>;
  /** Asks its route that calls no model, several requests at a time; requests a second, and microseconds of its processor time for each. */
  serve(requests: number): Promise<{ perSecond: number; cpu: number }>;
  /** Whether the prompts of its calls reached the sink. */
  sawContent(): boolean;
  close(): void;
}

const concurrency = 8;

export async function startApp(worker: string, provider: string): Promise<App> {
  const sink = await startSink("Where is the parcel");
  const child = fork(worker, { env: { PATH: process.env["PATH"], PROVIDER: provider, SINK: sink.url } });
  const ended = once(child, "exit").then(() => Promise.reject(new Error(`${worker} ended`)));
  ended.catch(() => {}); // It ends in the end.
  const message = async () => ((await Promise.race([once(child, "message"), ended])) as unknown[])[0];
  const { port } = (await message()) as Ready;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get({ host: "127.0.0.1", port, agent }, (response) => void text(response).then(() => resolve(), reject)).once(
        "error",
        reject,
      );
    });

  const perform = async (task: Task) => {
    child.send(task);
    return (await message()) as Spent;
  };
  return {
    perform,
    async serve(requests) {
      const before = await perform({ kind: "idle", count: 0 });
      const started = performance.now();
      let left = requests;
      const client = async () => {
        while (left-- > 0) await ask();
      };
      await Promise.all(Array.from({ length: concurrency }, client));
      const seconds = (performance.now() - started) / 1000;
      const after = await perform({ kind: "idle", count: 0 });
      return { perSecond: requests / seconds, cpu: (after.cpuSoFar - before.cpuSoFar) / requests };
    },
    sawContent: sink.sawContent,
    close() {
      agent.destroy();
      child.kill();
      sink.close();
    },
  };
}
