import { readFileSync } from "node:fs";
import { accessibilityProblems, type Browser, openPage, type Page } from "@kai/testing/browser";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ask } from "../shop/app-calls.ts";
import { fillShop } from "../shop/fill-shop.ts";
import type { Shop } from "../shop/start-shop.ts";
import { dashboardPages, findSubjects, type Subjects } from "./dashboard-pages.ts";
import { settled } from "./settled.ts";
import { signIn } from "./sign-in.ts";
import { type Dashboard, startDashboard } from "./start-dashboard.ts";

let browser: Browser;
let shop: Shop;
let open: Dashboard["open"];

beforeAll(async () => {
  const dashboard = await startDashboard({ apps: ["express"] });
  ({ browser, shop, open } = dashboard);
  return dashboard.stop;
});

/** What keeps some people from using a page: what WCAG forbids, in light and dark, and more width than a phone has. */
async function obstacles(page: Page): Promise<string[]> {
  const light = await accessibilityProblems(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-theme=dark]").waitFor({ state: "attached" });
  await settled(page);
  const dark = await accessibilityProblems(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  return [
    ...light.map((problem) => `light: ${problem}`),
    ...dark.map((problem) => `dark: ${problem}`),
    ...(width > 390 ? [`${width} pixels wide on a phone of 390`] : []),
  ];
}

const signedOut = { storageState: { cookies: [], origins: [] } };

describe("signing in", () => {
  it("takes the password, and goes where the address wanted to", async () => {
    const page = await open("/logs?sort=-cost", signedOut);
    await page.getByLabel("Password").fill(shop.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Logs" }).waitFor();
    expect(page.url()).toContain("/logs?sort=-cost");
  });

  it("takes an API key", async () => {
    const page = await open("/logs", signedOut);
    await page.getByRole("button", { name: "Use an API key" }).click();
    await page.getByLabel("API key").fill(shop.apiKey);
    await page.keyboard.press("Enter");
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    expect(page.url()).toBe(`${shop.url}/logs`);
  });

  it("takes a link with a key, which does not stay in the address", async () => {
    const { page, close } = await openPage(browser, { baseURL: shop.url });
    onTestFinished(close);
    await page.goto(`/sign-in?to=/logs#key=${shop.apiKey}`);
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    expect(page.url()).not.toContain(shop.apiKey);
  });

  it("says so when the password is wrong", async () => {
    const page = await open("/sign-in", { ...signedOut, allow: [/^answered 401: POST .*\/api\/session\/$/] });
    await page.getByLabel("Password").fill("not the password");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").textContent()).toContain("password");
  });

  it("ends with signing out", async () => {
    const own = await signIn(browser, shop);
    const page = await open("/logs", { storageState: own });
    await page.getByRole("button", { name: /prod/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto("/logs");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(page.url()).toContain("/sign-in?to=");
  });
});

describe("a server without logs", () => {
  it("shows how to begin, and leads to the sample that it sends", async () => {
    const page = await open("/");
    await page.getByText("log").first().waitFor();
    await page.goto("/quick-start");
    await page.getByRole("button", { name: "Create a key" }).click();
    const variables = page.getByRole("region", { name: "In your app's environment" });
    await variables.getByText(/KAI_API_KEY=\w{8}\./).waitFor();
    expect(await variables.textContent()).toContain(`KAI_BASE_URL=${shop.url}`);
    await page.getByRole("button", { name: "Send a sample log" }).click();
    await page.getByRole("link", { name: "Open it" }).click();
    const log = page.getByRole("complementary", { name: "Log" });
    await log.getByText("arrives tomorrow before noon").first().waitFor();
  });

  it("shows the calls of an app as they come", async () => {
    const page = await open("/logs?live=true");
    const rows = page.getByRole("grid", { name: "Logs" }).getByRole("row");
    await ask(shop.apps.express!, { thread: "live", text: "Where is my order?", token: "chi-token" });
    await rows.filter({ hasText: "customer_chi" }).first().waitFor();
    await ask(shop.apps.express!, { thread: "live", text: "And the other one?", token: "ben-token" });
    await rows.filter({ hasText: "customer_ben" }).first().waitFor();
    // The newest stands at the top, below the head of the table.
    expect(await rows.nth(1).textContent()).toContain("customer_ben");
  });
});

describe("a server with two weeks of logs", () => {
  let subjects: Subjects;
  beforeAll(async () => {
    await fillShop(shop, 220);
    subjects = await findSubjects(shop);
  });

  it.each(dashboardPages)("the page $name can be used by everybody", async ({ path, signedOut: isOut }) => {
    expect(await obstacles(await open(path(subjects), isOut ? signedOut : {}))).toEqual([]);
  });

  it("and so can every other page that the sidebar offers", async () => {
    const page = await open("/logs");
    const links = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
    const offered = await links.evaluateAll((elements) => elements.map((element) => String(element)));
    const known = dashboardPages.map(({ path }) => new URL(path(subjects), shop.url).pathname);
    expect(offered.length).toBeGreaterThan(2);
    for (const link of offered.filter((each) => !known.includes(new URL(each).pathname)))
      expect(await obstacles(await open(link)), link).toEqual([]);
  });

  it("finds logs by a field, which the address then says", async () => {
    const page = await open("/logs?range=7d");
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("combobox", { name: "Filter by" }).fill("customer_identifier");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Value" }).fill("alpina");
    await page.keyboard.press("Enter");
    await page.waitForURL(/alpina/);
    await settled(page);
    const customers = page
      .getByRole("grid", { name: "Logs" })
      .getByRole("row")
      .filter({ hasText: /alpina|nordwind/ });
    const texts = await customers.allTextContents();
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => text.includes("nordwind"))).toEqual([]);
  });

  it("makes a version of a prompt, and deploys it to whoever asks next", async () => {
    const page = await open("/prompts/support-reply?version=2");
    await page.getByRole("button", { name: "New draft from it" }).click();
    // The third version was a draft still.
    await page.getByRole("button", { name: "Make it" }).click();
    const version = page.getByRole("region", { name: "Version 4" });
    await version.getByLabel("Text of message 1").fill("Reply in rhymes, as {{signature}}.");
    await version.getByRole("button", { name: "Save and deploy" }).click();
    await page.getByRole("button", { name: "Deploy", exact: true }).click();
    await version.getByText("Live").waitFor();
    const answer = await fetch(`${shop.url}/api/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${shop.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ prompt: { prompt_id: "support-reply", variables: { question: "Hello?" } } }),
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(shop.provider.requests.at(-1)!.body)).toContain(
      "Reply in rhymes, as Mina from Fjell & Fern.",
    );
  });

  it("asks a log's question again of another model, beside what was answered then", async () => {
    const page = await open(`/logs/${subjects.log}?tab=replay`);
    await page.getByLabel("Model").fill("openai/gpt-5-mini");
    await page.getByRole("button", { name: "Ask again" }).click();
    const answers = page.getByRole("tabpanel", { name: "Side by side" });
    await page.getByRole("link", { name: "open it" }).waitFor();
    expect(await answers.getByRole("region", { name: "Answer of the log" }).textContent()).toContain("Best regards");
    const now = await answers.getByRole("region", { name: "Answer now" }).textContent();
    expect(now).not.toContain("Best regards");
    expect(now!.length).toBeGreaterThan(30);
  });

  it("is used by keys: a row is chosen, opened and closed", async () => {
    const page = await open("/logs?range=7d");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the page");
    await page.getByRole("row").nth(1).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const log = page.getByRole("complementary", { name: "Log" });
    await log.waitFor();
    const first = page.url();
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.href !== first);
    await page.keyboard.press("Escape");
    await log.waitFor({ state: "detached" });
    expect(await page.locator(":focus").getAttribute("role")).toBe("row");
  });

  it("exports what was found, all of it", async () => {
    const page = await open("/logs?range=7d");
    // As in a browser in which pages cannot ask where to save.
    await page.evaluate("delete window.showSaveFilePicker");
    await page.getByRole("button", { name: "Export" }).click();
    const dialog = page.getByRole("dialog", { name: "Export logs" });
    await dialog.getByLabel("Format").selectOption("JSON lines");
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Export" }).click();
    const lines = readFileSync(await (await coming).path(), "utf8")
      .trimEnd()
      .split("\n");
    const { count } = await shop.kai.logs.list({ start_time: new Date(Date.now() - 7 * 24 * 3_600_000), page_size: 1 });
    expect(lines).toHaveLength(count);
    expect(JSON.parse(lines[0]!)).toMatchObject({ unique_id: expect.any(String), model: expect.any(String) });
  });

  it("keeps the colours that somebody chose", async () => {
    const page = await open("/logs");
    const scheme = () => page.evaluate("getComputedStyle(document.documentElement).colorScheme");
    expect(await scheme()).toBe("light");
    await page.getByRole("button", { name: /prod/ }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    expect(await scheme()).toBe("dark");
    await page.reload();
    await settled(page);
    expect(await scheme()).toBe("dark");
  });
});
