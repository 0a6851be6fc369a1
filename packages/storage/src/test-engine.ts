import { startClickHouse } from "@kai/testing";
import type { Engine } from "./engine.ts";
import { openChdbEngine } from "./engines/chdb/chdb.ts";
import { openClickHouseEngine } from "./engines/clickhouse/clickhouse.ts";

/** The engine that the tests of the dialect run on: each once with chDB, and once with a ClickHouse over HTTP. */
export async function openTestEngine(path: string): Promise<Engine> {
  if (process.env["KAI_TEST_ENGINE"] !== "clickhouse") return openChdbEngine({ path });
  const server = await startClickHouse({ path });
  const engine = await openClickHouseEngine({ url: server.url });
  return {
    ...engine,
    async close() {
      await engine.close();
      await server.stop();
    },
  };
}
