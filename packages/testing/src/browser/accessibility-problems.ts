import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds wrong with a page by WCAG 2.2 A and AA, a line for each rule: how bad, which rule, where. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated by the debugger: a script element would be refused by a strict content security policy.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify({ runOnly: tags, resultTypes: ["violations"] })})`,
  );
  return violations.map(({ impact, id, help, nodes }) => {
    const [first, ...others] = nodes;
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    return `${impact} ${id}: ${help} (${first!.target.join(" ")}${more}; ${first!.failureSummary?.split("\n")[1]?.trim()})`;
  });
}
