import { expect, it } from "vitest";
import { readViews, removeView, saveView, viewSearch } from "./views.ts";

const errors = { name: "Errors", search: "q=timeout" };

it("are kept, changed and removed by name", () => {
  const views = saveView(saveView([], errors), { name: "Slow", search: "sort=-latency" });
  expect(readViews(JSON.stringify(views))).toEqual(views);
  expect(saveView(views, { ...errors, search: "" })[0]).toEqual({ name: "Errors", search: "" });
  expect(removeView(views, "Errors").map(({ name }) => name)).toEqual(["Slow"]);
});

it.each([null, "", "{", "{}", "null", '[null, 1, {"name": ""}, {"name": "a"}]'])("are none in %s", (kept) => {
  expect(readViews(kept)).toEqual([]);
});

it("are questions, whatever is open", () => {
  expect(viewSearch("?q=a+b&open=1&live=true&filters=%5B%5D")).toBe("q=a+b&filters=%5B%5D");
});
