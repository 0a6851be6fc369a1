import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startClickHouse } from "@kai/testing";
import { engineSuite } from "@kai/testing/suites";
import { openClickHouseEngine } from "./clickhouse.ts";

engineSuite("clickhouse", async () => {
  const path = mkdtempSync(join(tmpdir(), "kai-clickhouse-"));
  const server = await startClickHouse({ path });
  let engine = await openClickHouseEngine({ url: server.url });
  return {
    engine,
    async reopen() {
      await engine.close();
      await server.stop();
      await server.start();
      engine = await openClickHouseEngine({ url: server.url });
      return engine;
    },
    async close() {
      await engine.close();
      await server.stop();
      rmSync(path, { recursive: true });
    },
  };
});
