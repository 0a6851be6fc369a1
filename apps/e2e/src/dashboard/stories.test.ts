import { getCustomer, updateCustomer } from "@kai/client/api";
import { beforeAll, describe, expect, it } from "vitest";
import type { Shop } from "../shop/start-shop.ts";
import { settled } from "./settled.ts";
import { type Dashboard, startDashboard } from "./start-dashboard.ts";

let shop: Shop;
let open: Dashboard["open"];

const minutesAgo = (minutes: number, milliseconds = 0) =>
  new Date(Date.now() - minutes * 60_000 + milliseconds).toISOString();
const said = (role: string, content: string) => ({ role, content });

beforeAll(async () => {
  const dashboard = await startDashboard();
  ({ shop, open } = dashboard);
  const span = (name: string, parent: string | undefined, [from, to]: [number, number], more: object) => ({
    trace_unique_id: "return-1",
    trace_name: "Return",
    span_unique_id: name,
    span_name: name,
    span_parent_id: parent,
    start_time: minutesAgo(5, from),
    timestamp: minutesAgo(5, to),
    latency: (to - from) / 1000,
    ...more,
  });
  const hello = [said("system", "Be brief."), said("user", "Where is my order?")];
  const answer = said("assistant", "On its way.");
  const turn = { thread_identifier: "talk", customer_identifier: "jo", model: "gpt-4o-mini", latency: 1 };
  for (const log of [
    span("workflow", undefined, [0, 4000], { log_type: "workflow" }),
    span("decide", "workflow", [100, 1000], {
      log_type: "chat",
      model: "gpt-4o-mini",
      input: [said("user", "Too small")],
      output: said("assistant", "Send them back."),
    }),
    span("label", "workflow", [1100, 3900], {
      log_type: "tool",
      status: "error",
      error_message: "The printer is out of paper.",
    }),
    span("lost", "nobody", [2000, 2500], { log_type: "task" }),
    { ...turn, input: hello, output: answer, timestamp: minutesAgo(3) },
    { ...turn, input: [...hello, answer, said("user", "Thanks!")], output: "Gladly.", timestamp: minutesAgo(2) },
    { customer_identifier: "gone", model: "gpt-4o-mini", input: "Forget me", output: "As you wish" },
  ])
    await shop.kai.logs.create(log);
  return dashboard.stop;
});

describe("a trace", () => {
  it("is found, read by keys, and leads to the log of its error", async () => {
    const page = await open("/traces");
    await page.getByRole("row").filter({ hasText: "Return" }).click();
    const tree = page.getByRole("treegrid", { name: "Spans" });
    await tree.waitFor();
    const names = () =>
      tree
        .getByRole("row")
        .filter({ has: page.getByRole("gridcell") })
        .count();
    await expect.poll(names).toBe(4);
    await tree.getByRole("row").nth(1).focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(names).toBe(2);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const chosen = page.getByRole("region", { name: "Chosen span" });
    await chosen.getByText("Send them back.").waitFor();
    await page.getByRole("button", { name: "Show the error" }).click();
    await chosen.getByText("The printer is out of paper.").waitFor();
    // A link to what is chosen.
    await page.reload();
    await chosen.getByText("The printer is out of paper.").waitFor();
    await chosen.getByRole("link", { name: "Open the log" }).click();
    await page.waitForURL(/\/logs\/\w+$/);
    await page.getByText("The printer is out of paper.").first().waitFor();
  });

  it("says so when a parent is missing", async () => {
    const page = await open("/traces/return-1");
    await page.getByRole("row").filter({ hasText: "lost" }).click();
    const chosen = page.getByRole("region", { name: "Chosen span" });
    await expect.poll(() => chosen.textContent()).toContain("Its parent, span nobody, is not in this trace");
  });

  it("is deleted with all of its logs", async () => {
    const logs = ["outer", "inner"].map((name) => ({
      trace_unique_id: "mistake",
      span_unique_id: name,
      span_name: name,
    }));
    await shop.kai.logs.createMany(logs);
    const page = await open("/traces/mistake", { allow: [/^answered 404: GET .*traces\/mistake/] });
    await page.getByRole("button", { name: "Delete trace" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("2 logs are gone.").waitFor();
    await page.waitForURL(/\/traces$/);
    const { count } = await shop.kai.logs.list({ filters: { trace_unique_id: "mistake" } });
    expect(count).toBe(0);
  });

  it("says so when there is none", async () => {
    const page = await open("/traces/nothing", { allow: [/^answered 404: GET .*traces\/nothing/] });
    expect(await page.getByRole("main").textContent()).toContain("There is no such trace");
  });
});

describe("a thread", () => {
  it("shows of each turn what it added", async () => {
    const page = await open("/threads");
    await page.getByRole("row").filter({ hasText: "Thanks!" }).click();
    const second = page.getByRole("article", { name: "Turn 2" });
    await second.getByText("Gladly.").waitFor();
    expect(await second.textContent()).toContain("Thanks!");
    expect(await second.textContent()).not.toContain("Where is my order?");
    expect(await page.getByRole("article", { name: "Turn 1" }).textContent()).toContain("Be brief.");
    await page.getByRole("link", { name: "jo" }).click();
    await page.getByRole("heading", { name: "Usage and budget" }).waitFor();
  });
});

describe("a customer", () => {
  it("gets a name and a budget, with what is wrong at its field", async () => {
    const page = await open("/customers/jo", { allow: [/^answered 422: PATCH .*users\/jo/] });
    await page.getByRole("button", { name: "Edit" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Jo Diaz");
    await dialog.getByLabel("Budget of a period").fill("-1");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByRole("alert").waitFor();
    expect(await dialog.getByLabel("Budget of a period").getAttribute("aria-invalid")).toBe("true");
    await dialog.getByLabel("Budget of a period").fill("50");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Jo Diaz" }).waitFor();
    await page.getByRole("meter", { name: "Budget of this period" }).waitFor();
    expect(await getCustomer(shop.kai, { customer_identifier: "jo" })).toMatchObject({
      name: "Jo Diaz",
      period_budget: 50,
    });
  });

  it("is told that their budget is used up", async () => {
    await updateCustomer(shop.kai, { customer_identifier: "jo", total_budget: 0 });
    const page = await open("/customers/jo");
    const meter = page.getByRole("meter", { name: "Budget in all" });
    expect(await meter.getAttribute("aria-valuetext")).toContain("Used up");
    await page.goto("/customers");
    // Of two budgets, that which holds the customer up.
    const inList = page.getByRole("row").filter({ hasText: "Jo Diaz" }).getByRole("meter", { name: "Budget in all" });
    expect(await inList.getAttribute("aria-valuetext")).toContain("$0 of $0. Used up");
  });

  it("is found by a part of who they are", async () => {
    const page = await open("/customers");
    await page.getByRole("textbox", { name: "Search customers" }).fill("GON");
    await page.waitForURL(/q=GON/);
    await settled(page);
    const rows = page.getByRole("grid", { name: "Customers" }).getByRole("row");
    expect(await rows.allTextContents()).toEqual([
      expect.stringContaining("Requests"),
      expect.stringContaining("gone"),
    ]);
  });

  it("is erased when their id was typed, with a receipt", async () => {
    const page = await open("/customers/gone", { allow: [/^answered 404: GET .*users\/gone/] });
    await page.getByRole("button", { name: "Erase" }).click();
    const erase = page.getByRole("button", { name: "Erase for ever" });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel("Type gone to confirm").fill("gone");
    await erase.click();
    const receipt = page.getByRole("dialog", { name: "The customer is erased" });
    await receipt.getByRole("button", { name: "Copy the receipt" }).waitFor();
    expect(await receipt.textContent()).toMatch(/Logs erased1.*Receipt\w{32}/);
    await receipt.getByRole("button", { name: "Done" }).click();
    await page.waitForURL(/\/customers$/);
    await expect(getCustomer(shop.kai, { customer_identifier: "gone" })).rejects.toMatchObject({ status: 404 });
  });
});
