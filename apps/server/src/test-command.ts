import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  input?: string;
}

/** `kai` while it runs, from its sources, as a process of its own. */
export interface RunningCommand {
  process: ChildProcess;
  /** What it has printed so far. */
  printed: Omit<CommandResult, "code">;
  ended: Promise<CommandResult>;
}

export function startKai(args: readonly string[], { env = {}, input }: CommandOptions = {}): RunningCommand {
  const child = spawn(process.execPath, ["--conditions=@kai/source", join(import.meta.dirname, "main.ts"), ...args], {
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"], ...env },
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.stderr += text));
  child.stdin.end(input);
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...printed }));
  });
  return { process: child, printed, ended };
}

/** Runs `kai` to its end. */
export const kai = (args: readonly string[], options?: CommandOptions): Promise<CommandResult> =>
  startKai(args, options).ended;
