import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, openPage, type Page, startBrowser } from "@kai/testing/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, startServer } from "./program.ts";

const apiKey = "signin00.0123456789abcdef0123456789abcdef";

let dataDir: string;
let server: Program;
let browser: Browser;
/** Another program's page on this machine, to which browsers send the same cookies. */
let other: Server;
let elsewhere: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-sign-in-"));
  other = createServer((_, response) => response.setHeader("content-type", "text/html").end("<title>other</title>"));
  other.listen(0, "127.0.0.1");
  [server, browser] = await Promise.all([startServer(dataDir, apiKey), startBrowser()]);
  elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  other.close();
  await browser.close();
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
});

async function signedIn(allow: RegExp[] = []) {
  const opened = await openPage(browser, { baseURL: server.found, allow });
  await opened.page.goto(`/sign-in#key=${apiKey}`);
  await opened.page.waitForURL((url) => url.pathname !== "/sign-in");
  return opened;
}

const keyNames = async () => {
  const answer = await fetch(`${server.found}/api/keys/`, { headers: { authorization: `Bearer ${apiKey}` } });
  return ((await answer.json()) as { results: { name: string }[] }).results.map(({ name }) => name);
};

describe("signing in with a browser", () => {
  it("needs the link alone, leaves nothing of the key behind, and lasts", async () => {
    const { page, close } = await signedIn();
    expect(page.url()).not.toContain(apiKey);
    const kept = await page.evaluate<string>(
      "document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })",
    );
    expect(kept).not.toMatch(/kai_session|signin00/);
    expect(await page.context().cookies()).toEqual([
      expect.objectContaining({ name: "kai_session", path: "/", httpOnly: true, secure: false, sameSite: "Strict" }),
    ]);
    await page.reload();
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    expect(new URL(page.url()).pathname).not.toBe("/sign-in");
    await close();
  });

  it("gives pages of other programs on this machine nothing, though they get the cookie", async () => {
    const { page, close } = await signedIn([
      /^third party: /,
      /^answered 40[34]: /,
      /CORS|frame-ancestors|ERR_FAILED|ERR_BLOCKED/,
    ]);
    await page.goto(elsewhere);
    const api = `${server.found}/api/keys/`;
    for (const init of [
      { credentials: "include" },
      { credentials: "include", headers: { "x-kai-client": "forged" } },
      { credentials: "include", method: "POST", headers: { "x-kai-client": "forged" }, body: '{"name":"forged"}' },
      { credentials: "include", method: "POST", mode: "no-cors", body: '{"name":"forged"}' },
    ]) {
      const read = `fetch(${JSON.stringify(api)}, ${JSON.stringify(init)}).then((answer) => answer.text(), () => "nothing")`;
      expect(await page.evaluate(read), JSON.stringify(init)).toMatch(/^(nothing)?$/);
    }
    await submitForm(page, api);
    expect(await page.textContent("body")).toContain("FORBIDDEN");
    await page.goto(elsewhere);
    await page.evaluate(`location.href = ${JSON.stringify(api)}`);
    await page.waitForURL(api);
    expect(await page.textContent("body")).toContain("FORBIDDEN");
    await page.goto(elsewhere);
    await page.evaluate(`document.body.innerHTML = '<iframe src="${server.found}/"></iframe>'`);
    await expect.poll(() => page.frames().at(-1)!.url()).toMatch(/^chrome-error:/);
    expect(await keyNames()).toEqual(["KAI_API_KEY"]);
    await close();
  });
});

/** What needs no script that may read the answer, and sends cookies as going there does. */
async function submitForm(page: Page, action: string): Promise<void> {
  await page.evaluate(
    `document.body.innerHTML = '<form method="post" enctype="text/plain" action="${action}"><input name=\\'{"name":"forged","x":"\\' value=\\'"}\\'></form>'`,
  );
  await page.evaluate("document.forms[0].submit()");
  await page.waitForURL(action);
}
