import type { Page } from "@kai/testing/browser";

/** Times between frames, in milliseconds. */
export interface Frames {
  /** While nothing happens: what the machine itself manages. */
  idle: number[];
  scrolling: number[];
}

/** As the table of logs has it. */
const rowHeight = 36;
const frameCount = 600;
const pixelsPerFrame = 60;

/** Loads as many rows as asked for by going to the end of the list, again and again. */
export async function loadRows(page: Page, count: number): Promise<void> {
  const goToEnd = `(() => {
    const table = document.querySelector('[role="grid"]');
    table.scrollTop = table.scrollHeight;
    return table.scrollHeight / ${rowHeight};
  })()`;
  await page.getByRole("row").nth(1).waitFor();
  while ((await page.evaluate<number>(goToEnd)) < count) await page.waitForTimeout(20);
  await page.waitForLoadState("networkidle");
}

/** Scrolls ten seconds' worth of frames from the top, as fast as a thumb does, and notes when each frame came. */
export async function measureScrolling(page: Page): Promise<Frames> {
  const run = (pixels: number) =>
    page.evaluate<number[]>(`new Promise((resolve) => {
      const table = document.querySelector('[role="grid"]');
      table.scrollTop = 0;
      const times = [];
      let last;
      const frame = (now) => {
        if (last !== undefined) times.push(now - last);
        last = now;
        table.scrollTop += ${pixels};
        if (times.length < ${frameCount}) requestAnimationFrame(frame);
        else resolve(times);
      };
      requestAnimationFrame(frame);
    })`);
  return { idle: await run(0), scrolling: await run(pixelsPerFrame) };
}
