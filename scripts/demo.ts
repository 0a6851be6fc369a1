// Starts a server with the busy days of a shop in it, lets the shop's customers go on talking, and says where to look.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepTalking } from "../apps/e2e/src/shop/app-calls.ts";
import { fillShop } from "../apps/e2e/src/shop/fill-shop.ts";
import { type Shop, startShop } from "../apps/e2e/src/shop/start-shop.ts";

const dataDir = mkdtempSync(join(tmpdir(), "kai-demo-"));
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());

process.stdout.write("  Fills a server with the last two weeks of a shop …\n");
let shop: Shop | undefined;
try {
  const port = Number(process.env["KAI_PORT"] ?? 8787);
  shop = await startShop({ dataDir, port, apps: ["express", "nest", "next"], chunkDelay: 12 });
  await fillShop(shop, 2400);
  const { count } = await shop.kai.logs.list({ start_time: new Date(Date.now() - 15 * 24 * 3_600_000), page_size: 1 });
  process.stdout.write(`
  Dashboard   ${shop.url}     (${count} logs of two weeks)
  Password    ${shop.password}
  API key     ${shop.apiKey}

  Customers of the shop go on talking, a question every few seconds. Ctrl-C stops it and forgets everything.
`);
  await keepTalking(shop.apps.express!, stopped.signal);
} catch (error) {
  if (!stopped.signal.aborted) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
await shop?.stop();
rmSync(dataDir, { recursive: true, force: true });
