import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Job, Told } from "./job.ts";

/** A client that sends in a process of its own. */
export interface Client {
  /** What it told last. */
  told: Told;
  /** Resolves when everything is acknowledged; rejects when the client gave up. */
  ended: Promise<void>;
  kill(): void;
}

export function startClient(job: Job): Client {
  const child = fork(join(import.meta.dirname, "client.ts"), [JSON.stringify(job)], { execArgv: [] });
  const client: Client = {
    told: { acknowledged: 0, cut: 0, refused: 0 },
    ended: end(),
    kill: () => void child.kill("SIGKILL"),
  };

  async function end() {
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`The client ${job.name} ended with ${code}.`);
  }

  child.on("message", (told: Told) => {
    client.told = told;
  });
  return client;
}
