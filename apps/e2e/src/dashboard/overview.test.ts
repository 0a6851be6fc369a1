import { Kai } from "@kai/client";
import type { LogCreate } from "@kai/schema/log";
import type { Page } from "@kai/testing/browser";
import { beforeAll, describe, expect, it } from "vitest";
import { settled } from "./settled.ts";
import { type Dashboard, startDashboard } from "./start-dashboard.ts";

const hour = 3_600_000;
/** Yesterday at noon: a range around it is in the past, and never at the edge of an hour. */
const noon = Math.floor(Date.now() / (24 * hour)) * 24 * hour - 12 * hour;
const range = `from=${new Date(noon - 6 * hour).toISOString()}&to=${new Date(noon + 6 * hour).toISOString()}`;

const models = ["gpt-4o", "gpt-4o-mini", "my-own-model"];

const failed = { status: "error", status_code: 429, error_message: "Too many requests" };

/** Six hours with one to six logs of each model; every fifth failed, every seventh was cancelled. */
const logs: (LogCreate & { model: string })[] = Array.from({ length: 6 }, (_, index) =>
  models.flatMap((model) => Array.from({ length: index + 1 }, (_, each) => logAt(index, each, model))),
)
  .flat()
  .map((log, index) => ({ ...log, ...(index % 5 === 0 ? failed : index % 7 === 0 && { status: "cancelled" }) }));

function logAt(index: number, each: number, model: string) {
  return {
    timestamp: new Date(noon + (index - 3) * hour + (each + 1) * 60_000).toISOString(),
    model,
    input: "Where is my order?",
    output: "On its way.",
    customer_identifier: `customer_${each}`,
    usage: { prompt_tokens: 100, completion_tokens: 20 },
    latency: 1 + each,
    time_to_first_token: 0.2,
    stream: true,
  };
}

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await startDashboard();
  const { shop } = dashboard;
  await shop.kai.logs.createMany(logs);
  const sender = new Kai({ apiKey: shop.apiKey, baseUrl: shop.url, spool: false });
  sender.countLoss("queue_full", 12);
  await sender.close();
  return dashboard.stop;
});

const open = (path = `/?${range}`) => dashboard.open(path);

const chart = (page: Page, name: string) => page.getByRole("slider", { name: new RegExp(`^${name}:`) });
const told = (page: Page, name: string) => chart(page, name).getAttribute("aria-valuetext");

/** How many logs the page of logs found. */
async function found(page: Page): Promise<number> {
  await page.getByRole("heading", { name: "Logs" }).waitFor();
  await settled(page);
  return Number(await page.getByRole("grid", { name: "Logs" }).getAttribute("aria-rowcount")) - 1;
}

describe("a chart", () => {
  it("is drawn where the system has no language of its own", async () => {
    const page = await open();
    await page.addInitScript(`Object.defineProperty(Navigator.prototype, "language", { get: () => "en-US@posix" })`);
    await page.reload();
    await settled(page);
    await expect.poll(() => page.locator("canvas").count()).toBeGreaterThan(0);
  });

  it("is walked through by keys, and opens exactly the logs that it counts", async () => {
    const page = await open();
    await chart(page, "Requests").focus();
    await page.keyboard.press("End");
    while (!(await told(page, "Requests"))!.includes("gpt-4o 6")) await page.keyboard.press("ArrowLeft");
    expect(await told(page, "Requests")).toMatch(/: \S+ 6, \S+ 6, \S+ 6$/);
    await page.keyboard.press("Enter");
    expect(await found(page)).toBe(18);

    await page.goBack();
    await settled(page);
    await chart(page, "Requests").focus();
    await page.keyboard.press("End");
    while (!(await told(page, "Requests"))!.includes("gpt-4o 6")) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowUp");
    expect(await told(page, "Requests")).toMatch(/: \S+ 6$/);
    await page.keyboard.press("Enter");
    expect(await found(page)).toBe(6);
  });

  it("tells a pointer what is there, and opens it by a press", async () => {
    const page = await open();
    const box = (await chart(page, "Errors").boundingBox())!;
    // The last hour with logs is at three quarters of the twelve hours.
    const x = box.x + 40 + (box.width - 48) * (8.5 / 13);
    await page.mouse.move(x, box.y + 20);
    const text = (await told(page, "Errors"))!;
    const count = [...text.matchAll(/ (\d+)(?:,|$)/g)].reduce((sum, [, number]) => sum + Number(number), 0);
    expect(count).toBeGreaterThan(0);
    await page.mouse.click(x, box.y + 20);
    expect(await found(page)).toBe(count);
  });

  it("narrows the range of the page to what is selected", async () => {
    const page = await open();
    const box = (await chart(page, "Requests").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL((url) => !url.href.includes(new Date(noon - 6 * hour).toISOString()));
    await settled(page);
    expect(Number(await chart(page, "Requests").getAttribute("aria-valuemax"))).toBeLessThan(60 * 12);
  });

  it("is a table for those who want one, without what the legend hides", async () => {
    const page = await open();
    const figure = page.getByRole("figure", { name: /^Requests\./ });
    await figure.getByRole("button", { name: "my-own-model" }).click();
    await figure.getByRole("button", { name: "Table" }).click();
    expect(await figure.getByRole("columnheader").allTextContents()).not.toContain("my-own-model");
    await figure.getByRole("button", { name: "6", exact: true }).first().click();
    expect(await found(page)).toBe(6);
  });

  it("is split as the address says", async () => {
    const page = await open();
    await page.getByLabel("Split by").first().selectOption("status");
    await page.waitForURL(/by=status/);
    await settled(page);
    const figure = page.getByRole("figure", { name: /^Errors\./ });
    expect(await figure.getByRole("list", { name: "Series" }).textContent()).toBe("error");
  });
});

describe("the overview", () => {
  const errors = logs.filter(({ status }) => status === "error").length;

  it("leads from its numbers to their logs", async () => {
    const page = await open();
    await page.getByRole("link", { name: /^Error rate/ }).click();
    expect(await found(page)).toBe(errors);
    await page.goBack();
    await settled(page);
    await page.getByRole("list", { name: "Errors by code and model" }).getByRole("link").first().click();
    expect(await found(page)).toBe(
      Math.max(...models.map((model) => logs.filter((log) => log.model === model && log.status === "error").length)),
    );
  });

  it("says why there is no way to all other errors", async () => {
    const { logs: shopLogs } = dashboard.shop.kai;
    const time = (hours: number) => new Date(noon - 3 * 24 * hour + hours * hour).toISOString();
    const several = Array.from({ length: 30 }, (_, index) => ({
      ...failed,
      model: `model-${index}`,
      timestamp: time(0),
    }));
    await shopLogs.createMany(several);
    const asked = { start_time: time(-1), end_time: time(1) };
    await expect.poll(async () => (await shopLogs.list(asked)).count).toBe(several.length);
    const page = await open(`/?from=${asked.start_time}&to=${asked.end_time}`);
    const rest = page
      .getByRole("list", { name: "Errors by code and model" })
      .getByRole("listitem")
      .filter({ hasText: "Others" });
    expect(await rest.getByRole("link").count()).toBe(0);
    expect(await rest.textContent()).toContain("No filter can say");
    const models = page.getByRole("figure", { name: /^Errors\./ });
    await models.getByRole("list", { name: "Series" }).getByText("Others").waitFor();
  });

  it("says which costs are missing, and what was lost and why", async () => {
    const page = await open();
    await page.getByRole("link", { name: "See them" }).click();
    expect(await found(page)).toBe(logs.filter(({ model }) => model === "my-own-model").length);
    await page.goto("/?range=24h");
    await page.getByRole("cell", { name: "12", exact: true }).waitFor();
    await page.getByText("The app made logs faster than the server took them").waitFor();
  });
});
