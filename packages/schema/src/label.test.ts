import { expect, it } from "vitest";
import { labelOf } from "./label.ts";

it.each([
  ["time_to_first_token", "Time to first token"],
  ["ttft_p95", "Time to first token p95"],
  ["cache_ttl", "Cache TTL"],
  ["prompt_id", "Prompt ID"],
  ["custom_identifier", "Custom ID"],
  ["top_p", "Top P"],
  ["n", "Number of answers"],
  ["metadata__plan_id", "Metadata: plan_id"],
  ["metadata__Größe__x", "Metadata: Größe__x"],
  ["constructor", "Constructor"],
  ["", ""],
])("%j reads %j", (name, label) => {
  expect(labelOf(name)).toBe(label);
});
