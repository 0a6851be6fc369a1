import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { startTestServer, type TestReply, type TestServer } from "./test-server.ts";

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface ProcessOptions {
  /** Options of the client, as code. */
  options?: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs code in a Node process of its own, in which there are a client `kai` of the server in the environment, `Kai` and `delay`. */
export async function runProcess(code: string, { options = "", env }: ProcessOptions): Promise<Ended> {
  const setup = `
    import { Kai } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
    import { setTimeout as delay } from "node:timers/promises";
    const kai = new Kai({ apiKey: "kai_1234.secret", queue: { flushIntervalMs: 10 }, ${options} });`;
  const flags = ["--conditions=@kai/source", "--input-type=module", "--eval", setup + code];
  const start = performance.now();
  const child = spawn(process.execPath, flags, { env: { ...process.env, ...env } });
  const [stdout, stderr, ended] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const [exitCode, signal] = ended as [number | null, NodeJS.Signals | null];
  return { code: exitCode, signal, stdout, stderr, seconds: (performance.now() - start) / 1000 };
}

/** The same without a spool, with a server that lives as long as the process. */
export async function runAgainst(
  reply: TestReply,
  code: string,
  options = "",
): Promise<Ended & Pick<TestServer, "requests" | "logs">> {
  const server = await startTestServer(reply);
  const ended = await runProcess(code, { options: `spool: false, ${options}`, env: { KAI_BASE_URL: server.url } });
  await server.close();
  return { ...ended, requests: server.requests, logs: () => server.logs() };
}
