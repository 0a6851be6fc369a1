import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Kai } from "@kai/client";
import { startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractCode } from "./code.ts";

const run = promisify(execFile);
const pages = extractCode();
/** The module of a page, or a file that it tells to write: `page#path`. */
const fileOf = (name: string) => {
  const [page, path] = name.split("#");
  const { file } = pages.find((each) => each.page === page)!;
  return path === undefined ? file : join(file.replace(/\.ts$/, ""), path);
};

describe("the code of the pages", () => {
  it("compiles", async () => {
    const compiler = join(import.meta.dirname, "../node_modules/.bin/tsc");
    const { stdout } = await run(compiler, ["-p", import.meta.dirname]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
    expect(pages.length).toBeGreaterThan(3);
  });
});

describe("the code of the pages, run", () => {
  const apiKey = "docs0000.0123456789abcdef0123456789abcdef";
  const dataDir = mkdtempSync(join(tmpdir(), "kai-docs-"));
  const started: { kill: () => unknown }[] = [];
  let env: NodeJS.ProcessEnv;
  let kai: Kai;

  beforeAll(async () => {
    const provider = await startMockProvider();
    const server = spawn(
      process.execPath,
      [
        join(import.meta.dirname, "../apps/server/dist/main.js"),
        "--port",
        "0",
        "--data-dir",
        dataDir,
        "--log-level",
        "warn",
      ],
      {
        env: { ...process.env, KAI_API_KEY: apiKey, OPENAI_API_KEY: "none", OPENAI_BASE_URL: provider.url },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    started.push(server, { kill: () => provider.close() });
    const baseUrl = await found(server.stdout, /listens on (http:\/\/[^\s,]+)/);
    env = {
      ...process.env,
      KAI_API_KEY: apiKey,
      KAI_BASE_URL: baseUrl,
      OPENAI_BASE_URL: provider.url,
      OPENAI_API_KEY: "none",
    };
    kai = new Kai({ apiKey, baseUrl });
  });
  afterAll(async () => {
    for (const each of started) await each.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 });
  });

  const spawnNode = (args: string[], extra: Record<string, string> = {}) =>
    spawn(process.execPath, args, { env: { ...env, ...extra }, stdio: ["ignore", "inherit", "inherit"] });
  const node = (page: string, extra?: Record<string, string>) =>
    spawnNode(["--conditions=@kai/source", fileOf(page)], extra);

  /** Node runs no decorators: such a page is compiled as its reader would, and runs with the built packages. */
  async function compiled(page: string, extra: Record<string, string>) {
    const compiler = join(import.meta.dirname, "../node_modules/.bin/tsc");
    const decorators = ["--experimentalDecorators", "--emitDecoratorMetadata"];
    const options = ["--ignoreConfig", "--noCheck", "--noResolve", "--target", "es2024", "--module", "esnext"];
    await run(compiler, [...options, ...decorators, fileOf(page)]);
    return spawnNode([fileOf(page).replace(/\.ts$/, ".js")], extra);
  }

  it.each([
    ["README.md", node],
    ["docs/guides/express.md", node],
    ["docs/guides/nest.md", compiled],
    ["docs/guides/quick-start.md#app.ts", node],
    ["docs/guides/quick-start.md#main.ts", compiled],
  ])("%s: every question to the app is a log", async (page, runPage) => {
    const port = await freePort();
    const app = await runPage(page, { PORT: String(port) });
    started.push(app);
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/ask`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-customer": page },
        body: JSON.stringify({ question: "Where is my order?" }),
      });
    const answer = await retry(ask);
    expect(await answer.text()).not.toBe("");
    await expect
      .poll(async () => (await kai.logs.list({ filters: { customer_identifier: page } })).results)
      .toMatchObject([{ status: "success", input: [{ role: "user", content: "Where is my order?" }] }]);
    app.kill();
  });

  it("docs/guides/opentelemetry.md: every span is a log", async () => {
    const page = node("docs/guides/opentelemetry.md", {
      OTEL_EXPORTER_OTLP_ENDPOINT: env["KAI_BASE_URL"]!,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer ${apiKey}`,
    });
    expect(await once(page, "exit")).toEqual([0, null]);
    const logs = async (filters: object) => (await kai.logs.list({ filters: { ...filters } })).results;
    await expect
      .poll(() => logs({ model: "my-model" }))
      .toMatchObject([
        {
          status: "success",
          input: [{ role: "user", content: "Hello" }],
          output: { role: "assistant", content: "Hi" },
          prompt_tokens: 8,
          customer_identifier: "user_123",
          thread_identifier: "thread_42",
          metadata: { "my.feature": "support" },
        },
      ]);
    await expect.poll(() => logs({ log_type: "agent" })).toMatchObject([{ cost: null }]);
  });

  it.each([
    "docs/guides/reading.md",
    "docs/guides/cost.md",
    "docs/guides/prompts.md",
    "docs/guides/quick-start.md#ask.ts",
    "packages/client/README.md",
    "packages/schema/README.md",
  ])("%s runs to its end", async (page) => {
    const [code] = (await once(node(page), "exit")) as [number];
    expect(code).toBe(0);
  });

  it("docs/guides/quick-start.md: what curl posts is a log", async () => {
    const guide = readFileSync(join(import.meta.dirname, "guides/quick-start.md"), "utf8");
    const [, command] = /^```sh\n(curl .*?)^```$/ms.exec(guide)!;
    await run("sh", ["-c", command!], { env });
    await expect
      .poll(
        async () =>
          (await kai.logs.list({ filters: { customer_identifier: "user_123", full_text: "Hello Hi" } })).count,
      )
      .toBeGreaterThan(0);
  });
});

async function found(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  let output = "";
  for await (const text of stream.setEncoding("utf8")) {
    output += text as string;
    const match = pattern.exec(output);
    if (match) return match[1]!;
  }
  throw new Error(`ended without ${pattern}:\n${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function retry(ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
