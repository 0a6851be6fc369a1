import { spawn } from "node:child_process";
import { join } from "node:path";

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `kai` from its sources, as a process of its own; `started` is given the process. */
export function kai(
  args: readonly string[],
  { env = {}, input, started }: { env?: Record<string, string>; input?: string; started?: (pid: number) => void } = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, ["--conditions=@kai/source", join(import.meta.dirname, "main.ts"), ...args], {
    env: { PATH: process.env["PATH"], ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.end(input);
  started?.(child.pid!);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
