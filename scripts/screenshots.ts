// Takes a picture of every page of the dashboard, light and dark, with two weeks of a shop in it, into docs/screenshots.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takePictures } from "../apps/e2e/src/dashboard/take-pictures.ts";
import { fillShop } from "../apps/e2e/src/shop/fill-shop.ts";
import { startShop } from "../apps/e2e/src/shop/start-shop.ts";
import { startBrowser } from "../packages/testing/src/browser/index.ts";

const directory = join(import.meta.dirname, "../docs/screenshots");
const dataDir = mkdtempSync(join(tmpdir(), "kai-screenshots-"));
mkdirSync(directory, { recursive: true });
const browser = await startBrowser();
try {
  const shop = await startShop({ dataDir, port: Number(process.env["KAI_PORT"] ?? 8787), apps: ["express"] });
  try {
    await fillShop(shop, 2400);
    for await (const { name, image } of takePictures(browser, shop)) {
      writeFileSync(join(directory, `${name}.webp`), image);
      process.stdout.write(`docs/screenshots/${name}.webp  ${Math.round(image.length / 1000)} kB\n`);
    }
  } finally {
    await shop.stop();
  }
} finally {
  await browser.close();
  rmSync(dataDir, { recursive: true, force: true });
}
