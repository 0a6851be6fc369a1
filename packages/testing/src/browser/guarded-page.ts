import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export interface PageOptions extends BrowserContextOptions {
  /** Problems to be expected, by what `problems` would say of them. @default none */
  allow?: RegExp[];
}

/** A page of its own, with its own cookies, whose every problem is noted. */
export interface GuardedPage {
  page: Page;
  /** What went wrong so far and is not allowed, in short words. */
  problems: () => Promise<string[]>;
  /** Closes it; throws when anything went wrong. */
  close: () => Promise<void>;
}

/**
 * Opens a page that notes errors on its console (violations of its content security policy are there too), exceptions that nobody caught, requests
 * that failed or were refused, and requests that left the origin of its `baseURL`.
 */
export async function openPage(
  browser: Browser,
  { allow = [], ...options }: PageOptions & { baseURL: string },
): Promise<GuardedPage> {
  const context = await browser.newContext({
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const noted = watch(context, new URL(options.baseURL).origin);
  const page = await context.newPage();
  const problems = async () => {
    // What happened before this answer has been told before it, too.
    if (!page.isClosed()) await page.evaluate("0");
    return noted.filter((problem) => !allow.some((allowed) => allowed.test(problem)));
  };
  return {
    page,
    problems,
    async close() {
      const found = await problems();
      const address = page.url();
      await context.close();
      if (found.length > 0) throw new Error(`${address} had problems:\n${found.join("\n")}`);
    },
  };
}

/** Notes the problems of all pages of a context. */
function watch(context: BrowserContext, origin: string): string[] {
  const noted: string[] = [];
  context.on("console", (message) => {
    // Refused requests are noted with their address below.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      noted.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => noted.push(`exception: ${error.error().stack ?? error.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isLocal = url.protocol === "data:" || url.protocol === "blob:";
    if (!isLocal && url.origin !== origin) noted.push(`third party: ${request.method()} ${url.href}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400)
      noted.push(`answered ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // The page itself took these back, or was left while they were under way.
    if (reason !== "net::ERR_ABORTED") noted.push(`failed (${reason}): ${request.method()} ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== new URL(origin).host) noted.push(`third party: ${socket.url()}`);
    });
    page.on("crash", () => noted.push("the page crashed"));
  });
  return noted;
}
