import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startMockProvider } from "@kai/testing";

/** Without a key of OpenAI the example talks to a provider of its own, which answers in the same format. */
const openai = process.env["OPENAI_API_KEY"]
  ? {}
  : { OPENAI_API_KEY: "none", OPENAI_BASE_URL: (await startMockProvider()).url };

const next = spawn(
  process.execPath,
  [fileURLToPath(import.meta.resolve("next/dist/bin/next")), ...process.argv.slice(2)],
  // `next dev` looks whether telemetry is wanted before it reads `.env`.
  { env: { NEXT_TELEMETRY_DISABLED: "1", ...process.env, ...openai }, stdio: "inherit" },
);
next.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
