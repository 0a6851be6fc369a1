export { accessibilityProblems } from "./accessibility-problems.ts";
export { type GuardedPage, openPage, type PageOptions } from "./guarded-page.ts";
export { startBrowser } from "./start-browser.ts";
export type { Browser, Page } from "playwright-core";
