// Compares kai with others that log LLM calls: installs each, measures them in one run, and writes the page.
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type App, startApp } from "./app.ts";
import { contenders, install, type Installation } from "./installation.ts";
import { measure } from "./measure.ts";
import { page } from "./page.ts";

const provider = fork(new URL("../provider.ts", import.meta.url));
const [port] = (await once(provider, "message")) as [number];

const installations = new Map<string, Installation>();
const apps = new Map<string, App>();
for (const name of Object.keys(contenders)) {
  process.stdout.write(`installing ${name}\n`);
  const installation = await install(name);
  installations.set(name, installation);
  apps.set(name, await startApp(installation.worker, `http://127.0.0.1:${port}/v1`));
}
process.stdout.write("measuring\n");
const turns = await measure(apps);
const text = page(
  new Map(
    [...apps].map(([name, app]) => [
      name,
      { installation: installations.get(name)!, turns: turns.get(name)!, sawContent: app.sawContent() },
    ]),
  ),
);
for (const app of apps.values()) app.close();
provider.kill();

writeFileSync(join(import.meta.dirname, "../../../../docs/benchmarks-rivals.md"), text);
process.stdout.write(text);
