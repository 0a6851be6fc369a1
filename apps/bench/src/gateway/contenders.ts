import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, type Program, startProgram } from "@kai/testing";
import type { Target } from "./load.ts";
import { startPortkey } from "./portkey.ts";
import { startHere } from "./start-here.ts";

/** What a request can go through on its way to the provider. */
export interface Contender extends Target {
  name: "provider" | "bare" | "gateway" | "server" | "portkey";
  pid: number;
}

export interface Contenders {
  all: readonly Contender[];
  end(): Promise<void>;
}

const apiKey = "bench000.0123456789abcdef0123456789abcdef";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const ready = /listens on (http:\/\/[^\s,]+)/;

/** Starts the provider and everything that stands before it, each in a process of its own. */
export async function startContenders(): Promise<Contenders> {
  const upstream = await startHere("upstream.ts");
  const url = upstream.found;
  const openai = { OPENAI_API_KEY: "sk-bench", OPENAI_BASE_URL: `${url}/v1` };
  const bare = await startHere("bare.ts", { UPSTREAM: url });
  const alone = await startHere("alone.ts", openai);
  const directory = mkdtempSync(join(tmpdir(), "kai-bench-"));
  const main = join(import.meta.dirname, "../../../server/dist/main.js");
  const server = await startProgram({
    args: [main, "--port", "0", "--data-dir", directory, "--log-level", "warn"],
    env: { NODE_ENV: "production", KAI_API_KEY: apiKey, ...openai },
    ready,
  });
  const portkeyPort = await freePort();
  const portkey = await startPortkey(portkeyPort);
  const programs: Program[] = [portkey, server, alone, bare, upstream];
  const toPortkey = { ...bearer("sk-bench"), "x-portkey-provider": "openai", "x-portkey-custom-host": `${url}/v1` };
  return {
    all: [
      { name: "provider", pid: upstream.pid, baseUrl: `${url}/v1`, headers: bearer("sk-bench") },
      { name: "bare", pid: bare.pid, baseUrl: `${bare.found}/v1`, headers: bearer("sk-bench") },
      { name: "gateway", pid: alone.pid, baseUrl: alone.found, headers: {} },
      { name: "server", pid: server.pid, baseUrl: `${server.found}/api`, headers: bearer(apiKey) },
      { name: "portkey", pid: portkey.pid, baseUrl: `http://127.0.0.1:${portkeyPort}/v1`, headers: toPortkey },
    ],
    async end() {
      for (const program of programs) await program.end();
      rmSync(directory, { recursive: true });
    },
  };
}
