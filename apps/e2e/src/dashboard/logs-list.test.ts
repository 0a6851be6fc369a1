import { readFileSync } from "node:fs";
import type { Page } from "@kai/testing/browser";
import { beforeAll, describe, expect, it } from "vitest";
import type { Shop } from "../shop/start-shop.ts";
import { settled } from "./settled.ts";
import { type Dashboard, startDashboard } from "./start-dashboard.ts";

let shop: Shop;
let open: Dashboard["open"];

beforeAll(async () => {
  const dashboard = await startDashboard();
  ({ shop, open } = dashboard);
  return dashboard.stop;
});

/** Logs of a customer of their own, and the address that lists them. */
async function logsOf(customer_identifier: string, count: number): Promise<string> {
  const log = { customer_identifier, model: "gpt-4o-mini", input: "Where is my order?", output: "On its way." };
  if (count > 0) await shop.kai.logs.createMany(Array.from({ length: count }, () => log));
  const found = async () => (await shop.kai.logs.list({ filters: { customer_identifier }, page_size: 1 })).count;
  await expect.poll(found).toBeGreaterThanOrEqual(count);
  const filters = [{ field: "customer_identifier", operator: "", value: customer_identifier }];
  return `/logs?filters=${encodeURIComponent(JSON.stringify(filters))}`;
}

const rowsOf = (page: Page) => page.getByRole("grid", { name: "Logs" }).getByRole("row");
const toast = (page: Page, text: string) => page.getByRole("dialog").filter({ hasText: text });

describe("selected logs", () => {
  it.each(["note", "category"] as const)("get a %s together, and lose it together", async (field) => {
    const name = field === "note" ? "Note" : "Category";
    const page = await open(await logsOf(`bulk-${field}`, 3));
    const said = async () => {
      const { results } = await shop.kai.logs.list({
        filters: { customer_identifier: `bulk-${field}` },
        fields: [field],
      });
      return results.map((log) => log[field] ?? null);
    };
    await page.getByRole("checkbox", { name: "Select all" }).click();
    await page.getByText("3 logs selected").waitFor();
    await page.getByRole("button", { name: `${name}…` }).click();
    await page.getByLabel(`${name}, in place of the one there is`).fill(" Late parcel ");
    await page.getByRole("button", { name: "Set" }).click();
    await toast(page, "3 logs changed").waitFor();
    await expect.poll(said).toEqual(["Late parcel", "Late parcel", "Late parcel"]);

    await page.getByRole("button", { name: `${name}…` }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect.poll(said).toEqual([null, null, null]);
  });

  it("are told of in a message that its button closes", async () => {
    const page = await open(await logsOf("toast", 1));
    await page.getByRole("checkbox", { name: "Select all" }).click();
    await page.getByRole("button", { name: "Good" }).click();
    const message = toast(page, "1 log changed");
    // Its button is there for whoever points at it, or comes to it by F6.
    await message.hover();
    await message.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => message.count()).toBe(0);
  });
});

describe("a saved view", () => {
  it("opens what it was saved of, and is removed", async () => {
    const page = await open(await logsOf("views", 0));
    const menu = () => page.getByRole("button", { name: "Views", exact: true }).click();
    for (const name of ["Mine", "Also mine"]) {
      await menu();
      await page.getByRole("menuitem", { name: "Save this view…" }).click();
      await page.getByLabel("Name").fill(name);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("dialog", { name: "Save this view" }).waitFor({ state: "detached" });
    }
    await page.goto("/logs");
    await settled(page);
    await menu();
    await page.getByRole("menuitem", { name: "Also mine" }).click();
    await page.waitForURL(/views/);

    await menu();
    await page.getByRole("menuitem", { name: "Remove views…" }).click();
    const dialog = page.getByRole("dialog", { name: "Saved views" });
    await dialog.getByRole("button", { name: "Remove Mine" }).click();
    await expect.poll(() => dialog.getByRole("listitem").allTextContents()).toEqual(["Also mine"]);
    // The last one leaves nothing to stay for.
    await dialog.getByRole("button", { name: "Remove Also mine" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.reload();
    await settled(page);
    await menu();
    await page.getByRole("menuitem", { name: "Save this view…" }).waitFor();
    expect(await page.getByRole("menuitem", { name: /mine|Remove views/ }).count()).toBe(0);
  });
});

/** As where the reader chooses a file, on a disk that waits until `goOn()`; `ended` says what became of the file. */
const slowDisk = `
  const gate = new Promise((resolve) => { window.goOn = resolve; });
  const end = (how) => async () => { window.ended = how; };
  window.showSaveFilePicker = async () => ({
    createWritable: async () => ({ write: () => gate, close: end("kept"), abort: end("thrown away") }),
  });
`;

describe("an export", () => {
  it("as JSON lines has each log on its line", async () => {
    const page = await open(await logsOf("lines", 3));
    await page.evaluate("delete window.showSaveFilePicker");
    await page.getByRole("button", { name: "Export" }).click();
    const dialog = page.getByRole("dialog", { name: "Export logs" });
    await dialog.getByLabel("Format").selectOption("JSON lines");
    await dialog.getByLabel("Fields").selectOption("All");
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Export" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^logs-[\dT-]+\.jsonl$/);
    const lines = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      Array(3).fill(expect.objectContaining({ customer_identifier: "lines", input: expect.stringContaining("order") })),
    );
    await dialog.getByText("Done: 3 logs.").waitFor();
  });

  it.each([
    ["while logs come", 1200],
    ["as the last is written", 2],
  ])("that is cancelled %s keeps no file", async (_, count) => {
    const page = await open(await logsOf(`cancelled-${count}`, count));
    await page.evaluate(slowDisk);
    await page.getByRole("button", { name: "Export" }).click();
    const dialog = page.getByRole("dialog", { name: "Export logs" });
    await dialog.getByRole("button", { name: "Export" }).click();
    await dialog.getByText(`0 of ${count.toLocaleString("en-GB")} logs…`).waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.evaluate("goOn()");
    await dialog.getByRole("button", { name: "Export" }).waitFor();
    expect(await page.evaluate("ended")).toBe("thrown away");
    expect(await dialog.getByText(/Done/).count()).toBe(0);
  });
});

describe("the number of logs", () => {
  it("grows with those that come", async () => {
    const page = await open(await logsOf("live", 2));
    await page.getByText("2 logs", { exact: true }).waitFor();
    const following = page.waitForResponse(/\/tail\//);
    await page.getByRole("button", { name: "Live", exact: true }).click();
    await following;
    await logsOf("live", 3);
    await page.getByText("5 logs", { exact: true }).waitFor();
    await expect.poll(() => rowsOf(page).count()).toBe(6);
    expect(await page.getByRole("grid", { name: "Logs" }).getAttribute("aria-rowcount")).toBe("6");
  });
});

describe("a preview of the input", () => {
  it("is a column for whoever chooses it, and stays chosen", async () => {
    const page = await open(await logsOf("preview", 1));
    const preview = () => rowsOf(page).filter({ hasText: "Where is my order?" });
    expect(await preview().count()).toBe(0);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByPlaceholder("Field or metadata key").fill("preview");
    await page.getByRole("option", { name: /^Input preview/ }).click();
    await preview().waitFor();
    await page.reload();
    await preview().waitFor();
  });
});

describe("where one is signed in", () => {
  it("is listed, and ends everywhere else", async () => {
    const byPassword = async () => {
      const page = await open("/settings", { storageState: { cookies: [], origins: [] } });
      await page.getByLabel("Password").fill(shop.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: "Sessions" }).waitFor();
      await settled(page);
      return page;
    };
    const [elsewhere, here] = [await byPassword(), await byPassword()];
    const sessions = here.getByRole("region", { name: "Sessions" }).getByRole("row");
    expect(await sessions.allTextContents()).toEqual([
      expect.stringContaining("Browser"),
      expect.stringMatching(/Chrome on .*\(this one\).*127\.0\.0\.1/),
      expect.stringMatching(/Chrome on (?!.*this one)/),
    ]);
    await here.getByRole("button", { name: "Sign out everywhere else" }).click();
    await toast(here, "1 session ended.").waitFor();
    await expect.poll(() => sessions.count()).toBe(2);
    expect(await here.getByRole("button", { name: "Sign out everywhere else" }).isDisabled()).toBe(true);
    await elsewhere.reload();
    await elsewhere.getByRole("heading", { name: "Sign in" }).waitFor();
  });
});
