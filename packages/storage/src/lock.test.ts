import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { DirectoryInUseError, lockDirectory } from "./lock.ts";

const directory = mkdtempSync(join(tmpdir(), "kai-lock-"));
afterAll(() => rmSync(directory, { recursive: true }));

it("refuses a directory that another process has, by its pid, until that process dies", async () => {
  const source = `
    const { lockDirectory } = await import(${JSON.stringify(new URL("./lock.ts", import.meta.url).href)});
    lockDirectory(${JSON.stringify(directory)});
    globalThis.gc();
    console.log("locked");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--expose-gc", "--input-type=module", "--eval", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  try {
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUseError);
    expect(() => lockDirectory(directory)).toThrow(`${directory} is in use by process ${child.pid}.`);
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const release = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(`process ${process.pid}.`);
  release();
  expect(lockDirectory(directory)).not.toThrow();
});

it("is not held by what a dead process left behind", () => {
  writeFileSync(join(directory, "lock.pid"), `${process.pid}\n`);
  expect(lockDirectory(directory)).not.toThrow();
});
