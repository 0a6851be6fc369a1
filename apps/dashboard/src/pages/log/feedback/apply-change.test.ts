import type { Log } from "@kai/schema/log";
import { expect, it } from "vitest";
import { applyChange } from "./apply-change.ts";

const log = { unique_id: "a", note: "old", metadata: { plan: "free", draft: true } } as unknown as Log;

it("merges metadata key by key, and leaves what is not spoken of", () => {
  expect(applyChange(log, { metadata: { plan: "pro", draft: null } })).toEqual({ ...log, metadata: { plan: "pro" } });
  expect(applyChange(log, { positive_feedback: false })).toEqual({ ...log, positive_feedback: false });
});

it("clears what is null", () => {
  expect(applyChange(log, { note: null }).note).toBeUndefined();
  expect(applyChange(log, { note: null }).metadata).toEqual(log.metadata);
});
