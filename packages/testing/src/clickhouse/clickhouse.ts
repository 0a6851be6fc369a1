import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

export interface ClickHouseOptions {
  /** Directory of the data; made when missing. */
  path: string;
  /** @default "secret" */
  password?: string;
}

/** A ClickHouse to be spoken to over HTTP, in a process of its own. */
export interface ClickHouse {
  /** With user and password. The same over restarts. */
  readonly url: string;
  /** Ends the process as a crash does. */
  kill(): Promise<void>;
  /** Starts it again after `kill` or `stop`, on the same port and data. */
  start(): Promise<void>;
  /** Makes it hang: connections are accepted, and nothing is answered. */
  pause(): void;
  resume(): void;
  /** Lets running statements end, then ends the process. */
  stop(): Promise<void>;
}

const file = new URL(import.meta.url.endsWith(".ts") ? "./server.ts" : "./server.js", import.meta.url);

/** Starts chDB behind ClickHouse's HTTP interface. */
export async function startClickHouse({ path, password = "secret" }: ClickHouseOptions): Promise<ClickHouse> {
  let child: ChildProcess | undefined;
  let port = 0;

  async function start() {
    child = fork(file, [path, String(port), password], { execArgv: ["--conditions=@kai/source"] });
    const started = await Promise.race([once(child, "message"), once(child, "exit").then(() => undefined)]);
    if (!started) throw new Error("The ClickHouse of the test did not start.");
    ({ port } = started[0] as { port: number });
  }

  async function end(signal: NodeJS.Signals) {
    if (!child) return;
    const exited = once(child, "exit");
    child.kill(signal);
    // A paused process hears only SIGKILL until it goes on.
    child.kill("SIGCONT");
    await exited;
    child = undefined;
  }

  await start();
  return {
    url: `http://default:${encodeURIComponent(password)}@127.0.0.1:${port}/default`,
    start,
    kill: () => end("SIGKILL"),
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    stop: () => end("SIGTERM"),
  };
}
