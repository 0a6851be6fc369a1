import { mkdirSync } from "node:fs";
import { keyScopes } from "@kai/schema";
import { defaultProject, openClickHouseEngine, openState, openStore, operator, StorageFullError } from "@kai/storage";
import type { FastifyBaseLogger } from "fastify";
import { createApp } from "../app.ts";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { note, say } from "../command/output.ts";
import { stateFile } from "../command/state-location.ts";
import { reportDamage } from "../ingest/report-damage.ts";
import { factsOf } from "../server-facts.ts";
import { readSettings, settingOptions } from "../settings.ts";
import { stop } from "../stop.ts";
import { version } from "../version.ts";

export const serve = defineCommand({
  name: "serve",
  summary: "run the server",
  details:
    "KAI_API_KEY in the environment is accepted as an API key. Without it, the first start creates one and prints it once. KAI_PASSWORD is what its owner signs in to the dashboard with. KAI_METRICS_KEY opens /metrics to Prometheus.",
  options: settingOptions,
  examples: ["kai serve --port 8787 --data-dir /var/lib/kai"],
  async run({ options, json, env }) {
    const settings = readSettings(options, env);
    let log: FastifyBaseLogger | undefined;
    const signalled = firstSignal();
    // Closed when the start fails, so that the process can end.
    await using opened = new AsyncDisposableStack();
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
    const location = settings.stateUrl ? { url: settings.stateUrl } : { path: stateFile(settings.dataDir) };
    const state = await openState(location, {
      secretKeys: settings.secretKeys,
      answersBytes: settings.cacheBytes,
      onError: (error) => log?.error({ err: error }, "a connection to the state broke"),
    });
    opened.defer(() => state.close());
    const { clickhouseUrl: url, clickhouseCluster: cluster } = settings;
    const store = await openStore({
      dataDir: settings.dataDir,
      engine: url ? await openClickHouseEngine({ url, cluster }) : undefined,
      retention: settings.retention,
      inbox: {
        maxBytes: settings.inboxBytes,
        reserveBytes: settings.reserveBytes,
        async onDamage(damage) {
          const line = await reportDamage(damage, state.losses);
          if (log) log.error(line);
          else note(`kai: ${line}`);
        },
      },
      onError(error) {
        const what =
          error instanceof StorageFullError
            ? "logs are refused until the disk has room"
            : "the store does not take logs; they are kept and tried again";
        if (log) log.error({ err: error }, what);
        else note(`kai: ${what}: ${error instanceof Error ? error.message : String(error)}`);
      },
    });
    opened.defer(() => store.close());
    const { keys, passwords, audit } = state;
    if (settings.apiKey) await keys.ensure(settings.apiKey, { name: "KAI_API_KEY", scopes: keyScopes });
    if (settings.password && (await passwords.ensure(settings.password)))
      await audit.record({
        project_id: defaultProject,
        actor: "cli",
        action: "password.set",
        target: operator,
        address: null,
      });
    const app = createApp({
      store,
      state,
      logLevel: settings.logLevel,
      metricsKey: settings.metricsKey,
      isPasswordFixed: settings.password !== undefined,
      bodyBytes: settings.bodyBytes,
      facts: factsOf(settings),
      gateway: { environment: env, allowedHosts: settings.gatewayAllowHosts },
    });
    log = app.log;
    const address = await app.listen({ host: settings.host, port: settings.port });
    const created =
      !settings.apiKey && (await keys.count()) === 0
        ? await keys.create({ name: "first key", scopes: keyScopes })
        : undefined;
    // What follows # stays in the browser.
    const dashboard = created ? `${address}/sign-in#key=${encodeURIComponent(created.plaintext)}` : `${address}/`;
    if (json)
      say(JSON.stringify({ version, address, dashboard, data_dir: settings.dataDir, api_key: created?.plaintext }));
    else {
      say(`kai ${version} listens on ${address}, data in ${settings.dataDir}`);
      if (created) say(`API key, shown this once: ${created.plaintext}`);
      say(`Dashboard: ${dashboard}`);
    }
    opened.move();
    app.log.info({ signal: await signalled }, "stopping");
    try {
      await stop(app, { store, state, deadlineMs: settings.stopSeconds * 1000 });
      process.exit(exitCode.done);
    } catch (error) {
      app.log.error({ err: error }, "stop failed");
      process.exit(exitCode.failed);
    }
  },
});

/** The same signal again means now; a terminal's Ctrl-C and a parent's SIGTERM may well arrive together. */
function firstSignal(): Promise<NodeJS.Signals> {
  let first: NodeJS.Signals | undefined;
  return new Promise((resolve) => {
    const onSignal = (signal: NodeJS.Signals) => {
      if (first === signal) process.exit(exitCode.failed);
      first ??= signal;
      resolve(first);
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
}
