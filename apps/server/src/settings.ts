import { newPassword } from "@kai/schema";
import type { Retention } from "@kai/storage";
import type { Option } from "./command/option.ts";
import type { OptionValues } from "./command/option-values.ts";
import { readDataDir, readStateUrl, stateOptions } from "./command/state-location.ts";
import { UsageError } from "./command/usage-error.ts";

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
  /** What whoever runs the server signs in with. @default the one that was set before, if any */
  password?: string;
  /** What secrets in the state are encrypted with. @default none: no secrets are kept */
  secretKeys?: string;
  /** What a monitor shows to read metrics. @default none: they are not served */
  metricsKey?: string;
  /** @default "info" */
  logLevel: string;
  /** Most bytes of logs waiting for the store; beyond it, logs are refused with 503. @default 1 GiB */
  inboxBytes: number;
  /** Most bytes of bodies in memory at a time; beyond it, requests are refused with 503. @default depends on the machine's memory */
  bodyBytes?: number;
  /** Bytes of the disk that are kept free; with less, logs are refused with 503. @default 256 MiB */
  reserveBytes: number;
  /** Private hosts that clients of the gateway may name. @default none */
  gatewayAllowHosts: readonly string[];
  /** Most bytes of answers that the gateway's cache keeps; 0 keeps none. @default 256 MiB */
  cacheBytes: number;
  /** How long a stop may take, in seconds. @default 10 */
  stopSeconds: number;
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

export const settingOptions = {
  host: { flag: "host", variables: ["KAI_HOST"], fallback: "127.0.0.1", help: "address to listen on" },
  port: {
    flag: "port",
    variables: ["KAI_PORT", "PORT"],
    fallback: "8787",
    help: "port to listen on; 0 takes a free one",
  },
  ...stateOptions,
  clickhouseUrl: {
    flag: "clickhouse-url",
    variables: ["KAI_CLICKHOUSE_URL"],
    help: "ClickHouse for logs, https://user:password@host:8443/database",
  },
  clickhouseCluster: {
    flag: "clickhouse-cluster",
    variables: ["KAI_CLICKHOUSE_CLUSTER"],
    help: "its cluster, of one shard, to keep logs on every replica of",
  },
  retentionDays: {
    flag: "retention-days",
    variables: ["KAI_RETENTION_DAYS"],
    help: "days to keep logs of the prod environment; without it, for ever",
  },
  retentionDaysTest: {
    flag: "retention-days-test",
    variables: ["KAI_RETENTION_DAYS_TEST"],
    help: "days to keep logs of the test environment; without it, for ever",
  },
  logLevel: { flag: "log-level", variables: ["KAI_LOG_LEVEL"], fallback: "info", help: logLevels.join(", ") },
  inboxBytes: {
    flag: "inbox-bytes",
    variables: ["KAI_INBOX_BYTES"],
    fallback: String(1024 ** 3),
    help: "most bytes of logs waiting for the store",
  },
  bodyBytes: {
    flag: "body-bytes",
    variables: ["KAI_BODY_BYTES"],
    help: "most bytes of bodies in memory; 256 MiB, or a sixteenth of the memory if that is less",
  },
  reserveBytes: {
    flag: "reserve-bytes",
    variables: ["KAI_RESERVE_BYTES"],
    fallback: String(256 * 1024 ** 2),
    help: "bytes of the disk to keep free",
  },
  gatewayAllowHosts: {
    flag: "gateway-allow-hosts",
    variables: ["KAI_GATEWAY_ALLOW_HOSTS"],
    help: "private hosts that clients may send the gateway to, as host:port, with commas between",
  },
  cacheBytes: {
    flag: "cache-bytes",
    variables: ["KAI_CACHE_BYTES"],
    fallback: String(256 * 1024 ** 2),
    help: "most bytes of answers in the gateway's cache; 0 keeps none",
  },
  stopSeconds: {
    flag: "stop-seconds",
    variables: ["KAI_STOP_SECONDS"],
    fallback: "10",
    help: "how long a stop may take",
  },
} satisfies Record<string, Option>;

/** @throws UsageError that names the flag or the variable */
export function readSettings(options: OptionValues<keyof typeof settingOptions>, env: NodeJS.ProcessEnv): Settings {
  const clickhouseUrl = options.text("clickhouseUrl");
  const [cluster, clusterFrom] = options.read("clickhouseCluster");
  if (cluster && !clickhouseUrl)
    throw new UsageError(`${clusterFrom} needs --clickhouse-url: the embedded store has no cluster.`);
  return {
    host: options.read("host")[0],
    port: options.whole("port", 0, 65_535),
    dataDir: readDataDir(options),
    stateUrl: readStateUrl(options),
    clickhouseUrl,
    clickhouseCluster: name([cluster, clusterFrom]),
    retention: {
      prod: options.wholeIfGiven("retentionDays", 1, mostDays),
      test: options.wholeIfGiven("retentionDaysTest", 1, mostDays),
    },
    apiKey: env["KAI_API_KEY"]?.trim() || undefined,
    password: readPassword(env["KAI_PASSWORD"]),
    secretKeys: env["KAI_SECRET_KEY"]?.trim() || undefined,
    metricsKey: env["KAI_METRICS_KEY"]?.trim() || undefined,
    logLevel: options.oneOf("logLevel", logLevels),
    inboxBytes: options.whole("inboxBytes", 1024 ** 2, Number.MAX_SAFE_INTEGER),
    bodyBytes: options.wholeIfGiven("bodyBytes", 1024 ** 2, Number.MAX_SAFE_INTEGER),
    reserveBytes: options.whole("reserveBytes", 0, Number.MAX_SAFE_INTEGER),
    gatewayAllowHosts: (options.text("gatewayAllowHosts") ?? "").split(",").flatMap((host) => host.trim() || []),
    cacheBytes: options.whole("cacheBytes", 0, Number.MAX_SAFE_INTEGER),
    stopSeconds: options.whole("stopSeconds", 0, 3600),
  };
}

const mostDays = 36_500;

/** Never repeated in an error. */
function readPassword(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const { success } = newPassword.safeParse({ password: text });
  if (!success) throw new UsageError("KAI_PASSWORD must have 12 to 1000 characters.");
  return text;
}

/** What may be a part of a statement. */
function name([value, from]: [string, string]): string | undefined {
  if (!/^[\w.-]*$/.test(value))
    throw new UsageError(`${from} must be a name of letters, digits and _.-, not "${value}".`);
  return value || undefined;
}
