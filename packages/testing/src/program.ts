import { spawn } from "node:child_process";
import { once } from "node:events";

export interface ProgramOptions {
  /** The module to run, and its arguments. */
  args: string[];
  /** All that the program gets of the environment, with `PATH` and where Node keeps compiled code. */
  env: Record<string, string>;
  /** @default where the test runs */
  cwd?: string;
  /** Size that no file may grow beyond, in bytes: writes fail there as on a full disk. @default as large as they like */
  fileBytes?: number;
  /** What the program prints once it is ready. */
  ready: RegExp;
}

/** A program that was started for a test. */
export interface Program {
  pid: number;
  /** What the pattern found in its output: its first group, if it has one. */
  found: string;
  output(): string;
  /** Ends it and waits until it is gone; returns the exit code, null when a signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs a program with this Node, and waits until it is ready. */
export async function startProgram({ args, env, cwd, fileBytes, ready }: ProgramOptions): Promise<Program> {
  // The shell's limit counts blocks of 512 bytes.
  const [command, ...before] =
    fileBytes === undefined
      ? [process.execPath]
      : ["sh", "-c", `ulimit -S -f ${Math.ceil(fileBytes / 512)} && exec "$0" "$@"`, process.execPath];
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(command, [...before, ...args], {
    cwd,
    // Where the types of Next are around, they want NODE_ENV in every environment.
    env: Object.assign({} as NodeJS.ProcessEnv, { PATH, NODE_COMPILE_CACHE }, env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const found = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      const match = ready.exec(output);
      if (match) resolve(match[1] ?? match[0]);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${args.join(" ")} ended with code ${code}:\n${output}`)));
  });
  return {
    pid: child.pid!,
    found,
    output: () => output,
    async end(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    },
  };
}
