import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Program, startProgram } from "@kai/testing";

export const portkeyVersion = "1.15.2";

const folder = join(import.meta.dirname, "../../../../rivals/installed/portkey-gateway");

/** Portkey's gateway as npm installs it, with the versions of hono that its own lockfile names: newer ones break its streams. */
export async function startPortkey(port: number): Promise<Program> {
  if (!existsSync(join(folder, "node_modules"))) {
    mkdirSync(folder, { recursive: true });
    const manifest = {
      private: true,
      dependencies: { "@portkey-ai/gateway": portkeyVersion },
      overrides: { hono: "4.9.7", "@hono/node-server": "1.13.5", "@hono/node-ws": "1.2.0" },
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
      cwd: folder,
    });
  }
  return startProgram({
    args: [join(folder, "node_modules/@portkey-ai/gateway/build/start-server.js"), `--port=${port}`, "--headless"],
    env: { NODE_ENV: "production" },
    ready: /running|listening|ready/i,
  });
}
