import type { Page } from "@kai/testing/browser";

/** Times of one visit of the overview, in milliseconds. */
export interface Charts {
  /** Drawings, and the questions behind them and the lists beside them, all asked at once. */
  drawings: number;
  questions: number;
  /** The answer that took longest. */
  answer: number;
  /** From asking for the first numbers to the last chart that was drawn. */
  drawn: number;
}

/** Runs in the page before its own scripts: notes when each drawing appeared. */
const noteDrawings = `
new MutationObserver((records) => {
  const drawings = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(
    (node) => node instanceof Element && (node.matches("canvas") || node.querySelector("canvas")),
  );
  if (drawings.length > 0) requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.drawnAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
`;

/** Visits the overview of a time range. */
export async function measureCharts(page: Page, path: string): Promise<Charts> {
  await page.addInitScript(noteDrawings);
  await page.goto(path);
  await page.waitForSelector("html[data-drawn-at]", { state: "attached" });
  await page.waitForLoadState("networkidle");
  return page.evaluate<Charts>(`(() => {
    const asked = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/request-logs/metrics/"));
    return {
      drawings: document.querySelectorAll("canvas").length,
      questions: asked.length,
      answer: Math.max(...asked.map(({ startTime, responseEnd }) => responseEnd - startTime)),
      drawn: Number(document.documentElement.dataset.drawnAt) - Math.min(...asked.map(({ startTime }) => startTime)),
    };
  })()`);
}
