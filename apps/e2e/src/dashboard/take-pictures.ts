import { type Browser, openPage, type PageOptions } from "@kai/testing/browser";
import type { Shop } from "../shop/start-shop.ts";
import { dashboardPages, findSubjects } from "./dashboard-pages.ts";
import { fixFonts } from "./fonts.ts";
import { settled } from "./settled.ts";
import { signIn } from "./sign-in.ts";
import { webp } from "./webp.ts";

/** A picture of a page, as WebP. */
export interface Picture {
  name: string;
  image: Buffer;
}

const themes = ["light", "dark"] as const;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const mostBytes = 150_000;

/** Photographs every page of the dashboard in light and dark, some in a phone's size, too. */
export async function* takePictures(browser: Browser, shop: Shop): AsyncGenerator<Picture> {
  const subjects = await findSubjects(shop);
  const storageState = await signIn(browser, shop);
  for (const { name, path, signedOut = false, onPhone = false } of dashboardPages) {
    const options = signedOut ? {} : { storageState };
    for (const theme of themes) {
      const photograph = (more: PageOptions) =>
        takePicture(browser, { url: shop.url + path(subjects), colorScheme: theme, ...options, ...more });
      yield { name: `${name}-${theme}`, image: await photograph({}) };
      if (onPhone) yield { name: `${name}-phone-${theme}`, image: await photograph(phone) };
    }
  }
}

async function takePicture(browser: Browser, { url, ...options }: PageOptions & { url: string }): Promise<Buffer> {
  const { page, close } = await openPage(browser, { baseURL: url, ...options });
  await fixFonts(page);
  await page.goto(url);
  await settled(page);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  const png = await page.screenshot({ animations: "disabled", caret: "hide" });
  await close();
  for (const quality of [0.92, 0.85, 0.75, 0.6]) {
    const image = await webp(browser, png, quality);
    if (image.length < mostBytes) return image;
  }
  throw new Error(`The picture of ${url} is larger than ${mostBytes} bytes.`);
}
