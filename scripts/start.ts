// Starts the server and the Express example, sends the example a little traffic, and says how to look at what was logged.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
// A variable that is set to nothing says nothing.
const { KAI_DATA_DIR, KAI_API_KEY, KAI_PORT, PORT } = process.env;
const dataDir = KAI_DATA_DIR || join(root, ".kai");
const apiKey = KAI_API_KEY || rememberedKey();
const children: ChildProcess[] = [];

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

try {
  const server = await run(
    "apps/server/dist/main.js",
    ["--port", KAI_PORT || "8787", "--data-dir", dataDir, "--log-level", "warn"],
    {
      KAI_API_KEY: apiKey,
    },
  );
  const shop = await run("apps/examples/express/dist/main.js", [], {
    PORT: PORT || "0",
    KAI_API_KEY: apiKey,
    KAI_BASE_URL: server,
  });
  const since = new Date().toISOString();
  await sendTraffic(shop);
  const seen = await waitForLogs(server, since, 5);
  say(`
  Dashboard         ${server}/sign-in#key=${encodeURIComponent(apiKey)}
  kai               ${server}     (API reference: ${server}/reference)
  API key           ${apiKey}
  Express example   ${shop}     (customers: anna-token, ben-token, chi-token)

  ${seen} calls of the example were logged. Look at them:

  curl -s ${server}/api/request-logs/list/ -H "Authorization: Bearer ${apiKey}"

  Make one more:

  curl -s ${shop}/threads/t9/messages -H "Authorization: Bearer anna-token" -H "Content-Type: application/json" -d '{"text":"Where is my order?"}'

  Ctrl-C stops both.
`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
  stop();
}

/** The key is made once and kept beside the data, so that the printed commands work after a restart too. */
function rememberedKey(): string {
  const file = join(dataDir, "start-key");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    const key = `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    return key;
  }
}

/** Starts a program and waits for the address it says it listens on. */
function run(program: string, args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const address = /listens on (http:\/\/\S+?),?\s/.exec(text)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", (code) => {
      reject(new Error(`${program} ended with code ${code} before it listened`));
      stop();
    });
  });
}

async function sendTraffic(shop: string): Promise<void> {
  const ask = (path: string, token: string, text: string, signal?: AbortSignal) =>
    fetch(`${shop}/threads/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ text }),
      signal,
    });
  await (await ask("t1/messages", "anna-token", "Where is my order?")).json();
  await (await ask("t1/messages", "anna-token", "Can I still change the address?")).json();
  await (await ask("t2/stream", "ben-token", "How do I return a jacket?")).text();
  await (await ask("t3/stream", "chi-token", "Which sizes do you have?")).text();
  // A customer who closes the page in the middle of the answer.
  const leaving = new AbortController();
  const answer = await ask("t4/stream", "ben-token", "Tell me everything about your shop.", leaving.signal);
  await answer.body!.getReader().read();
  leaving.abort();
}

/** The example sends its logs every second; waits until they can be read. */
async function waitForLogs(server: string, since: string, expected: number): Promise<number> {
  const address = `${server}/api/request-logs/list/?start_time=${since}`;
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${apiKey}` } });
    const { count } = (await answer.json()) as { count: number };
    if (count >= expected || attempt >= 50) return count;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stop(): void {
  for (const child of children) if (child.exitCode === null) child.kill("SIGTERM");
}
