import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startMockProvider } from "@kai/testing";

// Without a key of OpenAI the example talks to a provider of its own, which answers in the same format.
const env = process.env["OPENAI_API_KEY"]
  ? process.env
  : { ...process.env, OPENAI_API_KEY: "none", OPENAI_BASE_URL: (await startMockProvider()).url };

const program = fileURLToPath(import.meta.resolve("next/dist/bin/next"));
const next = spawn(process.execPath, [program, ...process.argv.slice(2)], { env, stdio: "inherit" });
next.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
