import { expect, it } from "vitest";
import { KaiApiError } from "./error.ts";

it("is an Error that says what failed, as JSON too", () => {
  const error = new KaiApiError("No.", { code: "rate_limited", status: 429, retryable: true, retryAfterMs: 1000 });
  expect(error).toBeInstanceOf(Error);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "KaiApiError",
    message: "No.",
    code: "rate_limited",
    status: 429,
    retryable: true,
    retryAfterMs: 1000,
  });
});

it("is recognised across copies of the package, and nothing else is", () => {
  const foreign = Object.assign(new Error("No."), { [Symbol.for("kai.api_error")]: "KaiApiError" });
  expect(KaiApiError.isInstance(foreign)).toBe(true);
  expect([new Error("No."), null, "KaiApiError", {}].some((value) => KaiApiError.isInstance(value))).toBe(false);
});
