import { expect, it, vi } from "vitest";
import { runWithContext, setContext, withKai, withKaiAction, withKaiApi } from "./index.ts";
import { createRegister, register } from "./register.ts";

it("hands every function back as it is, and says once that this does nothing", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const handler = async () => new Response();
  expect(withKai(handler)).toBe(handler);
  expect(withKaiAction(handler)).toBe(handler);
  expect(withKaiApi(handler)).toBe(handler);
  expect(warn.mock.calls).toEqual([[expect.stringContaining("[kai]")]]);
  expect(runWithContext({}, () => 1)).toBe(1);
  expect(setContext({})).toBe(false);
  expect(register()).toBeUndefined();
  expect(createRegister({ sampleRate: 0 })()).toBeUndefined();
});
