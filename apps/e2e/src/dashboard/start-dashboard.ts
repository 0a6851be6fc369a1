import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage, type Page, type PageOptions, startBrowser } from "@kai/testing/browser";
import { onTestFinished } from "vitest";
import { startShop, type ShopOptions } from "../shop/start-shop.ts";
import { settled } from "./settled.ts";
import { signIn } from "./sign-in.ts";

/** A shop of its own, a browser, and pages of the dashboard for somebody who has signed in. */
export async function startDashboard(options: Pick<ShopOptions, "apps"> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "kai-dashboard-"));
  const [browser, shop] = await Promise.all([startBrowser(), startShop({ dataDir, ...options })]);
  const session = await signIn(browser, shop);
  return {
    browser,
    shop,
    /** Opens a page and waits until it is still; a test whose page had a problem fails. */
    open: async (path: string, pageOptions: PageOptions = {}): Promise<Page> => {
      const { page, close } = await openPage(browser, { baseURL: shop.url, storageState: session, ...pageOptions });
      onTestFinished(close);
      await page.goto(path);
      await settled(page);
      return page;
    },
    stop: async (): Promise<void> => {
      await browser.close();
      await shop.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export type Dashboard = Awaited<ReturnType<typeof startDashboard>>;
