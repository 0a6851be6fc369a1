import type { ChangeResult } from "@kai/client";
import { expect, it } from "vitest";
import { changeLogs } from "./change-logs.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `log-${index}`);
const success = (id: string): ChangeResult => ({ id, status: "success" });

it("asks for a thousand at a time", async () => {
  const asked: number[] = [];
  const outcome = await changeLogs(ids(2500), async (part) => {
    asked.push(part.length);
    return part.map(success);
  });
  expect(asked).toEqual([1000, 1000, 500]);
  expect(outcome).toEqual({ changed: ids(2500), failed: [], reason: undefined });
});

it("tells which were refused, and why the first was", async () => {
  const send = async (part: readonly string[]) =>
    part.map((id, index): ChangeResult => (index === 0 ? success(id) : { id, status: "error", error: `no ${index}` }));
  expect(await changeLogs(ids(3), send)).toEqual({ changed: ["log-0"], failed: ["log-1", "log-2"], reason: "no 1" });
});

it("keeps what was changed before it broke off, and fails when nothing was", async () => {
  const breaksAt = (first: string) => async (part: readonly string[]) => {
    if (part[0] === first) throw new Error("The server is gone.");
    return part.map(success);
  };
  const outcome = await changeLogs(ids(1500), breaksAt("log-1000"));
  expect([outcome.changed.length, outcome.failed.length, outcome.reason]).toEqual([1000, 500, "The server is gone."]);
  await expect(changeLogs(ids(2), breaksAt("log-0"))).rejects.toThrow("gone");
});
