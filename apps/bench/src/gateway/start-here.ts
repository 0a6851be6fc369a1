import { join } from "node:path";
import { type Program, startProgram } from "@kai/testing";

/** Starts a program of this folder from its source, once it says where it listens. */
export const startHere = (file: string, env: Record<string, string> = {}): Promise<Program> =>
  startProgram({
    args: ["--conditions=@kai/source", "--expose-gc", join(import.meta.dirname, file)],
    env: { NODE_ENV: "production", ...env },
    ready: /listens on (http:\/\/[^\s,]+)/,
  });
