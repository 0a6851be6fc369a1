import type { Page } from "@kai/testing/browser";

/** Times of one visit, in milliseconds. */
export interface FirstRows {
  /** From asking for the list to the end of its answer. */
  answer: number;
  /** From there to the first frame that has rows. */
  rows: number;
}

/** Runs in the page before its own scripts: notes when the first row was painted. */
const noteFirstRow = `
new MutationObserver((_, observer) => {
  if (!document.querySelector('[role="row"][data-index="0"]')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.rowsAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
`;

/** Visits a list of logs again and again, each time as a new document. */
export async function measureFirstRows(page: Page, path: string, rounds: number): Promise<FirstRows[]> {
  await page.addInitScript(noteFirstRow);
  const measured: FirstRows[] = [];
  // The first visit fills the caches of the browser and of the store.
  for (let round = -1; round < rounds; round++) {
    await page.goto(path);
    await page.waitForSelector("html[data-rows-at]", { state: "attached" });
    const times = await page.evaluate<FirstRows>(`(() => {
      const lists = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/request-logs/list/"));
      const { startTime, responseEnd } = lists[0];
      return { answer: responseEnd - startTime, rows: Number(document.documentElement.dataset.rowsAt) - responseEnd };
    })()`);
    if (round >= 0) measured.push(times);
  }
  return measured;
}
