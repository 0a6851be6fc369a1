import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Program, startProgram } from "@kai/testing";

const next = "node_modules/next/dist/bin/next";
const settings = { NEXT_TELEMETRY_DISABLED: "1" };

/** Builds an app for production. */
export async function buildApp(app: string, flags: string[]): Promise<void> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  await promisify(execFile)(process.execPath, [next, "build", ...flags], {
    cwd: app,
    env: { PATH, NODE_COMPILE_CACHE, OPENAI_API_KEY: "none", ...settings },
  });
}

/** Starts an app by `next dev` or `next start`; `found` is its address. */
export function startApp(app: string, command: string[], env: Record<string, string>): Promise<Program> {
  return startProgram({
    args: [next, ...command, "--hostname", "127.0.0.1", "--port", "0"],
    cwd: app,
    env: { ...env, ...settings },
    ready: /http:\/\/127\.0\.0\.1:\d+/,
  });
}
