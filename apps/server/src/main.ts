#!/usr/bin/env node
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { keyScopes } from "@kai/schema";
import { openClickHouseEngine, openState, openStore } from "@kai/storage";
import type { FastifyBaseLogger } from "fastify";
import { createApp } from "./app.ts";
import { readCommand, type Settings, SettingsError, usage } from "./settings.ts";
import { stop } from "./stop.ts";
import { version } from "./version.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.name === "help") say(usage);
  else if (command.name === "version") say(version);
  else await serve(command.settings);
} catch (error) {
  process.stderr.write(`kai: ${error instanceof Error ? error.message : String(error)}\n`);
  if (!(error instanceof SettingsError) && process.env["KAI_LOG_LEVEL"] === "debug")
    process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
}

async function serve(settings: Settings): Promise<void> {
  let log: FastifyBaseLogger | undefined;
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const { clickhouseUrl: url, clickhouseCluster: cluster } = settings;
  const store = await openStore({
    dataDir: settings.dataDir,
    engine: url ? await openClickHouseEngine({ url, cluster }) : undefined,
    retention: settings.retention,
    inbox: { maxBytes: settings.inboxBytes },
    onError(error) {
      const what = "the store does not take logs; they are kept and tried again";
      if (log) log.error({ err: error }, what);
      else process.stderr.write(`kai: ${what}: ${error instanceof Error ? error.message : String(error)}\n`);
    },
  });
  const location = settings.stateUrl ? { url: settings.stateUrl } : { path: join(settings.dataDir, "state.sqlite") };
  const state = await openState(location, {
    onError: (error) => log?.error({ err: error }, "a connection to the state broke"),
  });
  const { keys } = state;
  const created =
    !settings.apiKey && (await keys.count()) === 0
      ? await keys.create({ name: "first key", scopes: keyScopes })
      : undefined;
  if (settings.apiKey) await keys.ensure(settings.apiKey, { name: "KAI_API_KEY", scopes: keyScopes });
  const app = createApp({ store, state, logLevel: settings.logLevel });
  log = app.log;
  const address = await app.listen({ host: settings.host, port: settings.port });
  say(`kai ${version} listens on ${address}, data in ${settings.dataDir}`);
  if (created) say(`API key, shown this once: ${created.plaintext}`);

  let stopping: NodeJS.Signals | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    // The same signal again means now; a terminal's Ctrl-C and a parent's SIGTERM may well arrive together.
    if (stopping === signal) process.exit(1);
    if (stopping) return;
    stopping = signal;
    app.log.info({ signal }, "stopping");
    stop(app, { store, state, deadlineMs: settings.stopSeconds * 1000 }).then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.error({ err: error }, "stop failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
