import type { Condition } from "../../search/conditions.ts";
import type { View } from "../../search/views.ts";

const view = (name: string, search: Record<string, string>, filters: Condition[] = []): View => ({
  name,
  search: new URLSearchParams({
    ...(filters.length > 0 && { filters: JSON.stringify(filters) }),
    ...search,
  }).toString(),
});

/** What people ask first. */
export const presetViews: readonly View[] = [
  view("All logs", {}),
  view("Errors", {}, [{ field: "status", operator: "", value: "error" }]),
  view("Streams that were given up", {}, [{ field: "status", operator: "", value: "cancelled" }]),
  view("Slowest", { sort: "-latency" }),
  view("Most expensive", { sort: "-cost" }),
  view("Not liked", {}, [{ field: "positive_feedback", operator: "", value: false }]),
];
