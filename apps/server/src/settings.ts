import { resolve } from "node:path";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import type { Retention } from "@kai/storage";

/** How the server runs. Flags come before environment variables, both before the defaults. */
export interface Settings {
  /** Address to listen on. @default "127.0.0.1" */
  host: string;
  /** @default 8787 */
  port: number;
  /** Directory of all data; one server process each. @default ".kai" */
  dataDir: string;
  /** Where the state is: a PostgreSQL database. @default an SQLite file in `dataDir` */
  stateUrl?: string;
  /** Where logs are kept: a ClickHouse server. @default chDB in `dataDir` */
  clickhouseUrl?: string;
  /** The cluster of that server on which tables are made. @default none: a single server */
  clickhouseCluster?: string;
  /** How long logs are kept. @default for ever */
  retention: Retention;
  /** A key to accept, in addition to those that were created. */
  apiKey?: string;
  /** @default "info" */
  logLevel: string;
  /** Most bytes of logs waiting for the store; beyond it, logs are refused with 503. @default 1 GiB */
  inboxBytes: number;
  /** How long a stop may take, in seconds. @default 10 */
  stopSeconds: number;
}

interface Setting {
  flag: string;
  variables: readonly string[];
  fallback: string;
  help: string;
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

const settings = {
  host: { flag: "host", variables: ["KAI_HOST"], fallback: "127.0.0.1", help: "address to listen on" },
  port: {
    flag: "port",
    variables: ["KAI_PORT", "PORT"],
    fallback: "8787",
    help: "port to listen on; 0 takes a free one",
  },
  dataDir: {
    flag: "data-dir",
    variables: ["KAI_DATA_DIR"],
    fallback: ".kai",
    help: "directory of all data; one server process each",
  },
  stateUrl: {
    flag: "state-url",
    variables: ["KAI_STATE_URL"],
    fallback: "",
    help: "PostgreSQL for keys and settings, postgres://user:password@host/database",
  },
  clickhouseUrl: {
    flag: "clickhouse-url",
    variables: ["KAI_CLICKHOUSE_URL"],
    fallback: "",
    help: "ClickHouse for logs, https://user:password@host:8443/database",
  },
  clickhouseCluster: {
    flag: "clickhouse-cluster",
    variables: ["KAI_CLICKHOUSE_CLUSTER"],
    fallback: "",
    help: "its cluster, of one shard, to keep logs on every replica of",
  },
  retentionDays: {
    flag: "retention-days",
    variables: ["KAI_RETENTION_DAYS"],
    fallback: "",
    help: "days to keep logs of the prod environment; without it, for ever",
  },
  retentionDaysTest: {
    flag: "retention-days-test",
    variables: ["KAI_RETENTION_DAYS_TEST"],
    fallback: "",
    help: "days to keep logs of the test environment; without it, for ever",
  },
  logLevel: { flag: "log-level", variables: ["KAI_LOG_LEVEL"], fallback: "info", help: logLevels.join(", ") },
  inboxBytes: {
    flag: "inbox-bytes",
    variables: ["KAI_INBOX_BYTES"],
    fallback: String(1024 ** 3),
    help: "most bytes of logs waiting for the store",
  },
  stopSeconds: {
    flag: "stop-seconds",
    variables: ["KAI_STOP_SECONDS"],
    fallback: "10",
    help: "how long a stop may take",
  },
} satisfies Record<string, Setting>;

export const usage = `kai: takes logs of LLM calls, keeps them, answers questions about them

Usage: kai [serve] [options]

Options:
${Object.values(settings)
  .map(
    ({ flag, variables, fallback, help }) =>
      `  --${`${flag} VALUE`.padEnd(28)}${help} (${variables.join(", ")}${fallback && `; default ${fallback}`})`,
  )
  .join("\n")}
  --help                        show this text
  --version                     show the version

KAI_API_KEY in the environment is accepted as an API key. Without it, the first start creates one and prints it once.
`;

/** What is wrong with a flag or a variable, in words for the person who set it. */
export class SettingsError extends Error {}

export type Command = { name: "serve"; settings: Settings } | { name: "help" } | { name: "version" };

/**
 * Reads the command line and the environment.
 *
 * @throws SettingsError that names the flag or the variable.
 */
export function readCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parse(argv);
  if (values["help"]) return { name: "help" };
  if (values["version"]) return { name: "version" };
  const [command = "serve", ...rest] = positionals;
  if (command !== "serve" || rest.length > 0)
    throw new SettingsError(`There is no command "${positionals.join(" ")}". Try: kai --help`);
  const text = (name: keyof typeof settings): [value: string, from: string] => {
    const { flag, variables, fallback } = settings[name];
    const flagged = values[flag];
    if (typeof flagged === "string") return [flagged, `--${flag}`];
    const variable = variables.find((each) => env[each]);
    return variable ? [env[variable]!, variable] : [fallback, flag];
  };
  const clickhouseUrl = text("clickhouseUrl")[0] || undefined;
  const [clickhouseCluster, clusterFrom] = text("clickhouseCluster");
  if (clickhouseCluster && !clickhouseUrl)
    throw new SettingsError(`${clusterFrom} needs --clickhouse-url: the embedded store has no cluster.`);
  return {
    name: "serve",
    settings: {
      host: text("host")[0],
      port: whole(text("port"), 0, 65_535),
      dataDir: resolve(text("dataDir")[0]),
      stateUrl: postgresUrl(text("stateUrl")),
      clickhouseUrl,
      clickhouseCluster: name([clickhouseCluster, clusterFrom]),
      retention: { prod: days(text("retentionDays")), test: days(text("retentionDaysTest")) },
      apiKey: env["KAI_API_KEY"]?.trim() || undefined,
      logLevel: oneOf(text("logLevel"), logLevels),
      inboxBytes: whole(text("inboxBytes"), 1024 ** 2, Number.MAX_SAFE_INTEGER),
      stopSeconds: whole(text("stopSeconds"), 0, 3600),
    },
  };
}

function parse(argv: readonly string[]) {
  const options: ParseArgsOptionsConfig = { help: { type: "boolean", short: "h" }, version: { type: "boolean" } };
  for (const { flag } of Object.values(settings)) options[flag] = { type: "string" };
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new SettingsError(`${(error as Error).message} Try: kai --help`);
  }
}

function whole([value, from]: [string, string], least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new SettingsError(`${from} must be a whole number from ${least} to ${most}, not "${value}".`);
  return number;
}

const days = (setting: [string, string]) => (setting[0] ? whole(setting, 1, 36_500) : undefined);

/** What may be a part of a statement. */
function name([value, from]: [string, string]): string | undefined {
  if (!/^[\w.-]*$/.test(value))
    throw new SettingsError(`${from} must be a name of letters, digits and _.-, not "${value}".`);
  return value || undefined;
}

/** Never repeats the address in an error: it holds a password. */
function postgresUrl([value, from]: [string, string]): string | undefined {
  if (!value) return undefined;
  if (!/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ""))
    throw new SettingsError(`${from} must be an address such as postgres://user:password@host/database.`);
  return value;
}

function oneOf([value, from]: [string, string], allowed: readonly string[]): string {
  if (!allowed.includes(value))
    throw new SettingsError(`${from} must be one of ${allowed.join(", ")}, not "${value}".`);
  return value;
}
