import { gzipSync } from "node:zlib";
import type { Page } from "@kai/testing/browser";

/** Bytes of script that a page loads before it is at rest, compressed by gzip. */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const addresses = await page.evaluate<string[]>(
    `performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /\\.js$/.test(name))`,
  );
  let bytes = 0;
  for (const address of new Set(addresses)) {
    const script = await fetch(address);
    bytes += gzipSync(Buffer.from(await script.arrayBuffer()), { level: 9 }).length;
  }
  return bytes;
}
