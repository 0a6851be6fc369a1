// Asks real providers, through the server, what the tests ask the mock provider: those whose credentials are in the environment. It costs a few cents.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../program.ts";
import { checks } from "./checks.ts";

/** A cheap model of each provider, by the variable without which it cannot be asked. `KAI_LIVE_MODELS`, separated by commas, comes instead. */
const models: Readonly<Record<string, string>> = {
  OPENAI_API_KEY: "openai/gpt-4o-mini",
  ANTHROPIC_API_KEY: "anthropic/claude-haiku-4-5",
  GEMINI_API_KEY: "gemini/gemini-2.5-flash",
  GOOGLE_VERTEX_SERVICE_ACCOUNT: "vertex_ai/gemini-2.5-flash",
  GOOGLE_VERTEX_API_KEY: "vertex_ai/gemini-2.5-flash",
  AWS_BEARER_TOKEN_BEDROCK: "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0",
  AWS_SECRET_ACCESS_KEY: "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0",
  MISTRAL_API_KEY: "mistral/mistral-small-latest",
  GROQ_API_KEY: "groq/llama-3.3-70b-versatile",
  XAI_API_KEY: "xai/grok-4-fast",
  OPENROUTER_API_KEY: "openrouter/openai/gpt-4o-mini",
  OLLAMA_BASE_URL: "ollama/llama3.2",
};

const chosen = process.env["KAI_LIVE_MODELS"]?.split(",").map((name) => name.trim());
const known = Object.entries(models).flatMap(([variable, model]) => (process.env[variable] ? [model] : []));
const asked = new Set(chosen ?? known);
const print = (line: string) => process.stdout.write(`${line}\n`);

if (asked.size === 0) print(`No provider to ask: none of ${Object.keys(models).join(", ")} is set.`);
else process.exitCode = (await askAll([...asked])) === 0 ? 0 : 1;

/** @returns how many checks failed */
async function askAll(names: string[]): Promise<number> {
  const apiKey = "live0000.0123456789abcdef0123456789abcdef";
  const dataDir = mkdtempSync(join(tmpdir(), "kai-live-"));
  const server = await startServer(dataDir, apiKey, process.env as Record<string, string>);
  let failures = 0;
  try {
    for (const model of names) {
      for (const [name, check] of Object.entries(checks)) {
        const problem = await check({ baseURL: `${server.found}/api`, apiKey, model }).then(
          () => undefined,
          (error: Error) => error.message,
        );
        if (problem !== undefined) failures++;
        print(`${problem === undefined ? "✓" : "✗"} ${model}: ${name}${problem === undefined ? "" : `: ${problem}`}`);
      }
    }
  } finally {
    await server.end();
    rmSync(dataDir, { recursive: true });
  }
  return failures;
}
