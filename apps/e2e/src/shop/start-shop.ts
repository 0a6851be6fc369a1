import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Kai } from "@kai/client";
import { type MockProvider, type Program, startProgram } from "@kai/testing";
import { start } from "../program.ts";
import { startProvider } from "./provider.ts";

export interface ShopOptions {
  dataDir: string;
  /** @default a free one */
  port?: number;
  /** Which example apps run. @default none */
  apps?: readonly AppName[];
  /** Milliseconds between two words of an answer. @default 2 */
  chunkDelay?: number;
}

type AppName = "express" | "nest" | "next";

/** A shop's support, run by the real server and the example apps, with a provider of models that costs nothing. */
export interface Shop {
  url: string;
  apiKey: string;
  /** What its owner signs in with. */
  password: string;
  kai: Kai;
  provider: MockProvider;
  /** Addresses of the apps that run. */
  apps: Partial<Record<AppName, string>>;
  stop: () => Promise<void>;
}

const shopKey = "shopkey0.0123456789abcdef0123456789abcdef";
const password = "a tent in the snow";

/** Starts the server, which is empty, and the apps, with which nobody talks yet. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const started: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).toReversed()) await end();
  };
  try {
    return { ...(await open(options, started)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  { dataDir, port = 0, apps = [], chunkDelay = 2 }: ShopOptions,
  started: (() => Promise<unknown>)[],
): Promise<Omit<Shop, "stop">> {
  const provider = await startProvider(chunkDelay);
  started.push(() => provider.close());
  const server = await start(
    "apps/server/dist/main.js",
    ["--port", String(port), "--data-dir", dataDir, "--log-level", "warn"],
    {
      KAI_API_KEY: shopKey,
      KAI_PASSWORD: password,
      KAI_SECRET_KEY: randomBytes(32).toString("base64"),
      ...providersAt(provider.url),
    },
    /listens on (http:\/\/[^\s,]+)/,
  );
  started.push(() => server.end());
  const url = server.found;
  const kai = new Kai({ apiKey: shopKey, baseUrl: url, spool: false, timeoutMs: 60_000 });
  const running = await Promise.all(
    apps.map(async (name) => {
      const app = await startApp(name, { url, provider });
      started.push(() => app.end());
      return [name, app.found] as const;
    }),
  );
  return { url, apiKey: shopKey, password, kai, provider, apps: Object.fromEntries(running) };
}

/** What tells the server that every provider is the mock. */
function providersAt(url: string): Record<string, string> {
  const variables = ["OPENAI", "ANTHROPIC", "GEMINI"].flatMap((name) => [
    [`${name}_API_KEY`, "none"],
    [`${name}_BASE_URL`, url],
  ]);
  return Object.fromEntries(variables);
}

function startApp(name: AppName, { url, provider }: { url: string; provider: MockProvider }): Promise<Program> {
  const env = {
    KAI_API_KEY: shopKey,
    KAI_BASE_URL: url,
    OPENAI_API_KEY: "none",
    OPENAI_BASE_URL: provider.url,
    NODE_ENV: "production",
    PORT: "0",
  };
  if (name !== "next") return start(`apps/examples/${name}/dist/main.js`, [], env, /listens on (http:\/\/\S+)/);
  return startProgram({
    args: ["start.ts", "start", "--hostname", "127.0.0.1", "--port", "0"],
    cwd: join(import.meta.dirname, "../../../examples/next"),
    env,
    ready: /http:\/\/127\.0\.0\.1:\d+/,
  });
}
