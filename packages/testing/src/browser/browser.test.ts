import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accessibilityProblems,
  type Browser,
  type GuardedPage,
  openPage,
  type PageOptions,
  startBrowser,
} from "./index.ts";

const pages: Record<string, string> = {
  "/good": `<!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1><script src="/script.js"></script></main>`,
  "/console": `<script src="/console.js"></script>`,
  "/exception": `<script src="/exception.js"></script>`,
  "/rejection": `<script src="/rejection.js"></script>`,
  "/inline": `<script>document.title = "ran"</script>`,
  "/inline-style": `<p style="color: red">red</p>`,
  "/eval": `<script src="/eval.js"></script>`,
  "/third-party": `<img src="https://third.example/pixel.png" alt="">`,
  "/missing": `<img src="/nowhere.png" alt="">`,
  "/reset": `<img src="/reset.png" alt="">`,
  "/script.js": `document.title = "ran"`,
  "/console.js": `console.error("something is wrong")`,
  "/exception.js": `missing.call()`,
  "/rejection.js": `Promise.reject(new Error("nobody waits"))`,
  "/eval.js": `eval("1")`,
  "/inaccessible": `<!doctype html><html lang="en"><title>Bad</title><main><h1>Bad</h1><input><p>faint</p></main><link rel="stylesheet" href="/faint.css">`,
  "/faint.css": `p { color: #ccc; background: #fff }`,
};

/** Pages under a policy as strict as the dashboard's, which yet lets images of others through. */
const listener: RequestListener = ({ url = "" }, response) => {
  if (url === "/reset.png") {
    response.socket!.resetAndDestroy();
    return;
  }
  const content = pages[url];
  const type = url.endsWith(".js") ? "text/javascript" : url.endsWith(".css") ? "text/css" : "text/html";
  response.writeHead(content === undefined ? 404 : 200, {
    "content-type": type,
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src *",
  });
  response.end(content);
};

let browser: Browser;
let baseURL: string;

beforeAll(async () => {
  const server = createServer(listener).listen(0, "127.0.0.1");
  browser = await startBrowser();
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return () => server.close();
});
afterAll(() => browser.close());

async function open(path: string, options: PageOptions = {}): Promise<GuardedPage> {
  const opened = await openPage(browser, { baseURL, ...options });
  await opened.page.goto(path);
  return opened;
}

describe("a guarded page", () => {
  it("has no problem with a good page", async () => {
    const { page, close } = await open("/good");
    expect(await page.title()).toBe("ran");
    await close();
  });

  it.each([
    ["/console", "console: something is wrong"],
    ["/exception", "exception: ReferenceError: missing is not defined"],
    ["/rejection", "exception: Error: nobody waits"],
    ["/inline", "violates the following Content Security Policy directive 'script-src 'self''"],
    ["/inline-style", "violates the following Content Security Policy directive 'style-src 'self''"],
    ["/eval", "exception: EvalError"],
    ["/third-party", "third party: GET https://third.example/pixel.png"],
    ["/missing", "answered 404: GET"],
    ["/reset", "failed (net::ERR_CONNECTION_RESET): GET"],
  ])("tells what is wrong with %s", async (path, problem) => {
    const { close } = await open(path);
    await expect(close()).rejects.toThrow(problem);
  });

  it("lets through what is allowed", async () => {
    const { close } = await open("/missing", { allow: [/^answered 404: .*nowhere/] });
    await expect(close()).resolves.toBeUndefined();
  });
});

describe("the browser", () => {
  it("shows a page as its reader has set it", async () => {
    const { page, close } = await open("/good", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
    const seen = await page.evaluate<unknown[]>(
      `[matchMedia("(prefers-color-scheme: dark)").matches, new Date(0).getHours(), navigator.language, innerWidth]`,
    );
    expect(seen).toEqual([true, 1, "en-GB", 390]);
    await close();
  });

  it("paints without a graphics card", async () => {
    const { page, close } = await open("/good");
    expect((await page.screenshot()).length).toBeGreaterThan(1000);
    await close();
  });
});

describe("accessibilityProblems", () => {
  it("finds none on a good page, whose policy refuses other scripts", async () => {
    const { page, close } = await open("/good");
    expect(await accessibilityProblems(page)).toEqual([]);
    await close();
  });

  it("says what is wrong and where", async () => {
    const { page, close } = await open("/inaccessible");
    expect(await accessibilityProblems(page)).toEqual([
      expect.stringMatching(/^serious color-contrast: .*\(p; .*insufficient color contrast/),
      expect.stringMatching(/^critical label: .*\(input; /),
    ]);
    await close();
  });
});
