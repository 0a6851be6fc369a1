import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "./find-browser.ts";

/** Starts a browser without a window: Chromium from npm on Linux x64, else the Chrome that is installed. Nothing it opens leaves the machine. */
export async function startBrowser(): Promise<Browser> {
  const { executablePath, libraries } = await findBrowser();
  try {
    return await chromium.launch({
      ...(executablePath ? { executablePath } : { channel: "chrome" }),
      env: { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) },
      chromiumSandbox: false,
      args: [
        "--disable-gpu",
        "--font-render-hinting=none",
        // Even a page that asks for a third party does not reach it.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    });
  } catch (error) {
    throw new Error(explain(error as Error, executablePath), { cause: error });
  }
}

/** What is missing, of all that Playwright says about a browser that did not start. */
function explain({ message }: Error, executablePath: string | undefined): string {
  if (!executablePath) return `The tests of pages need Google Chrome, which was not found here. ${message}`;
  const missing = /error while loading shared libraries: .*|version `GLIBC.*/.exec(message)?.[0];
  return `Chromium at ${executablePath} did not start: ${missing ? `${missing} (it needs glibc 2.34 or later)` : message}`;
}
