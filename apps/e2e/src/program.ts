import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** A program that was started for a test. */
export interface Program {
  child: ChildProcess;
  /** What the pattern found in its output. */
  found: string;
  output: () => string;
  /** Ends it and waits until it is gone; returns the exit code, null when a signal ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts a program of the repository and waits until its output matches. */
export async function start(
  program: string,
  args: string[],
  env: Record<string, string>,
  pattern: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const found = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      const match = pattern.exec(output);
      if (match) resolve(match[1] ?? match[0]);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with code ${code}:\n${output}`)));
  });
  return {
    child,
    found,
    output: () => output,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    },
  };
}

/** Starts the built server on a free port; `found` is its address. */
export function startServer(dataDir: string, apiKey: string, env: Record<string, string> = {}): Promise<Program> {
  return start(
    "apps/server/dist/main.js",
    ["--port", "0", "--data-dir", dataDir, "--log-level", "warn"],
    { KAI_API_KEY: apiKey, ...env },
    /listens on (http:\/\/[^\s,]+)/,
  );
}
