import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createApp } from "@kai/server/app";
import { keyScopes } from "@kai/schema";
import { type Engine, openChdbEngine, openState, openStore } from "@kai/storage";
import { fill } from "./data-set.ts";

const longestMergeMs = 60_000;

/** A server in this process whose store holds the data set. */
export interface FilledServer {
  engine: Engine;
  url: string;
  /** A key that may do everything. */
  secret: string;
  close: () => Promise<void>;
}

/** Starts one on a directory that is kept, where it was filled before; else on one that is gone afterwards. */
export async function startFilledServer(count: number, kept?: string): Promise<FilledServer> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), "kai-bench-"));
  const engine = await openChdbEngine({ path: join(dataDir, "chdb") });
  const store = await openStore({ dataDir, engine });
  const state = await openState({ path: join(dataDir, "state.sqlite") });
  const { plaintext: secret } = await state.keys.create({ name: "bench", scopes: keyScopes });
  const app = createApp({ store, state, logLevel: "silent" });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const isFilled = (await engine.query("SELECT 1 FROM logs LIMIT 1")).length > 0;
  if (!isFilled) await fill(engine, count);
  await endOfMerges(engine);
  return {
    engine,
    url,
    secret,
    async close() {
      await app.close();
      await store.close();
      await state.close();
      if (kept === undefined) rmSync(dataDir, { recursive: true });
    },
  };
}

/** Parts that were just written are merged for a while, which is not what is measured. */
async function endOfMerges(engine: Engine): Promise<void> {
  const deadline = performance.now() + longestMergeMs;
  while (performance.now() < deadline && (await engine.query("SELECT 1 FROM system.merges LIMIT 1")).length > 0)
    await sleep(200);
}
