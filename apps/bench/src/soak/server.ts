import { setTimeout as sleep } from "node:timers/promises";
import { type Program, startProgram } from "@kai/testing";

export interface ServerOptions {
  /** The server's module, with flags of Node before it. */
  program: readonly string[];
  dataDir: string;
  apiKey: string;
}

/** A server that is killed and started again, at the same address. */
export class Server {
  readonly #options: ServerOptions;
  #program: Program | undefined;
  #port = "0";
  /** Seconds from each start of the process until it answered that it takes logs. */
  readonly starts: number[] = [];

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const { program, dataDir, apiKey } = this.#options;
    const started = performance.now();
    this.#program = await startProgram({
      args: [...program, "--port", this.#port, "--data-dir", dataDir, "--log-level", "error"],
      env: { KAI_API_KEY: apiKey },
      ready: /listens on http:\/\/[^\s,]+:(\d+)/,
    });
    this.#port = this.#program.found;
    while (!(await fetch(`${this.url}/readyz`)).ok) await sleep(10);
    this.starts.push((performance.now() - started) / 1000);
  }

  async kill(): Promise<void> {
    await this.#program?.end("SIGKILL");
  }

  async stop(): Promise<void> {
    const code = await this.#program?.end();
    if (code !== 0) throw new Error(`The server ended with ${code}:\n${this.#program?.output()}`);
  }

  /** Waits until everything that was taken in can be read back. */
  async settled(): Promise<void> {
    for (;;) {
      const { pending } = (await (await fetch(`${this.url}/readyz`)).json()) as { pending: { count: number } };
      if (pending.count === 0) return;
      await sleep(50);
    }
  }
}
