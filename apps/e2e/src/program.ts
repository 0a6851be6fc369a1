import { join } from "node:path";
import { type Program, startProgram } from "@kai/testing";

export type { Program };

const root = join(import.meta.dirname, "../../..");

/** Starts a program of the repository and waits until its output matches. */
export function start(program: string, args: string[], env: Record<string, string>, ready: RegExp): Promise<Program> {
  return startProgram({ args: [join(root, program), ...args], env, ready });
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
