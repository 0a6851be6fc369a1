import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Engine, type EngineInspection, inspectEngine, openChdbEngine, openClickHouseEngine } from "@kai/storage";
import type { Settings } from "../settings.ts";
import { type Check, fail, ok, reasonOf, warn } from "./check.ts";
import { type ClockReading, readClock } from "./check-clock.ts";
import { gibibytes } from "./check-disk.ts";
import type { Found } from "./find-server.ts";

const name = "engine";
const patienceMs = 10_000;
/** Part of a disk below which ClickHouse soon cannot merge any more. */
const leastFree = 0.05;

interface EngineCheck {
  check: Check;
  /** A server's; the embedded engine has ours. */
  clock?: ClockReading;
}

/**
 * Whether logs can be kept and found.
 *
 * @param server The server that has the data directory; without one, nobody has.
 */
export async function checkEngine(settings: Settings, server: Found | undefined): Promise<EngineCheck> {
  const { clickhouseUrl: url, clickhouseCluster: cluster, dataDir } = settings;
  try {
    if (url) {
      const host = URL.parse(url)?.host;
      const engine = await openClickHouseEngine({ url, cluster, timeoutMs: patienceMs });
      const source = `ClickHouse at ${host}`;
      const { answer, clock } = await readClock(
        source,
        () => inspect(engine),
        ({ now }) => now,
      );
      return { check: describe(source, answer), ...(clock && { clock }) };
    }
    if (server) return { check: ofServer(server) };
    const path = join(dataDir, "chdb");
    if (!existsSync(path)) return { check: ok(name, "none yet; the first start makes it") };
    return { check: describe("embedded ClickHouse", await inspect(await openChdbEngine({ path }))) };
  } catch (error) {
    const advice = url
      ? "Check --clickhouse-url, and that ClickHouse runs. Logs wait in the inbox meanwhile."
      : "See the guide to operating the server. Logs wait in the inbox meanwhile.";
    return { check: fail(name, reasonOf(error), advice) };
  }
}

async function inspect(engine: Engine): Promise<EngineInspection> {
  try {
    return await inspectEngine(engine);
  } finally {
    await engine.close();
  }
}

function describe(source: string, { version, missingColumns, disks }: EngineInspection): Check {
  const tables =
    missingColumns === undefined
      ? "the first start makes its table"
      : missingColumns.length > 0
        ? `the next start adds ${missingColumns.length} columns`
        : "its table is up to date";
  const message = `${source}, version ${version}; ${tables}`;
  const full = disks.find(({ freeBytes, totalBytes }) => freeBytes < totalBytes * leastFree);
  if (!full) return ok(name, message);
  const { freeBytes, totalBytes } = full;
  return warn(
    name,
    `${message}; its disk ${full.name} has ${gibibytes(freeBytes)} of ${gibibytes(totalBytes)} left`,
    "Make room there: ClickHouse needs some to merge what it has.",
  );
}

function ofServer(server: Found): Check {
  const engine = server.what === "kai" ? server.readiness?.engine : undefined;
  if (!engine) return warn(name, "the process that has it does not answer", "See what the server check says.");
  if (engine.healthy) return ok(name, `${engine.name}, and the server finds it well`);
  return fail(name, `the server cannot use ${engine.name}`, "Its log says why. Logs wait in the inbox meanwhile.");
}
