import { install } from "@kai/capture";
import { expect, it, onTestFinished } from "vitest";
import { createRegister, register } from "./register.ts";
import { captureCalls } from "./test-capture.ts";

const { handle } = captureCalls();

it("the first registration counts, however often it is repeated", () => {
  handle.uninstall();
  createRegister({ sink: () => {}, sampleRate: 0 })();
  const first = install();
  onTestFinished(() => first.uninstall());
  expect(first).not.toBe(handle);
  register();
  expect(install()).toBe(first);
});
