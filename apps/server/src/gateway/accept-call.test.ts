import type { LogCreate } from "@kai/schema";
import type { Caller, ProjectPrices } from "@kai/storage";
import { expect, it } from "vitest";
import { acceptCall } from "./accept-call.ts";

const caller = { key_id: "k", project_id: "p", environment: "prod" } as Caller;
const prices = { find: () => undefined } as unknown as ProjectPrices;
const origin = { caller, prices, method: "inference" } as const;

it("a call is logged without what no log may hold, and its warnings say so", () => {
  const full_response = JSON.parse(`${"[".repeat(600)}${"]".repeat(600)}`) as LogCreate["full_response"];
  const told = { model: "was not used" };
  const { record } = acceptCall({ model: "gpt-4o", input: "Hi", full_response, warnings: told }, origin);
  expect(record).toMatchObject({ model: "gpt-4o", input: "Hi" });
  expect(record.full_response).toBeUndefined();
  expect(JSON.stringify(record)).toContain("was left out: full_response is nested deeper than 500 levels");
  expect(JSON.stringify(record)).toContain("was not used");
});
