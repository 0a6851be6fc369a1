import type { Page } from "@kai/testing/browser";

const onItsWay = "[aria-busy=true], [role=status]:has-text('Loading'), .animate-pulse";

/** Waits until a page of the dashboard has its heading, and nothing in it says that more is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  while ((await page.locator(onItsWay).count()) > 0)
    await page.locator(onItsWay).first().waitFor({ state: "detached" });
  await page.evaluate(isStill);
}

/** Colours and places that change by and by have come to their end; what came last is painted in the next frame. */
const isStill = `(async () => {
  const ends = ({ effect }) => effect.getComputedTiming().iterations !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map(({ finished }) => finished));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
})()`;
