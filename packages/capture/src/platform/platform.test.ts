import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { SyncStorage } from "./sync-storage.ts";

const run = promisify(execFile);
const packages = join(import.meta.dirname, "../../..");

/** Every module that the entry point leads to, on runtimes without Node's modules. */
function reach(file: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  const code = readFileSync(file, "utf8");
  const imports = [...code.matchAll(/^(?:import|export) (?!type\b)(?:[^;"]* from )?"([^"]+)";/gm)].map(
    ([, from]) => from!,
  );
  seen.set(file, imports);
  for (const from of imports) {
    const [, name, path = "index"] = /^@kai\/(\w+)(?:\/(.+))?$/.exec(from) ?? [];
    let target: string | undefined;
    if (from === "#platform") target = join(import.meta.dirname, "fetch.ts");
    else if (name !== undefined) target = join(packages, name, "src", `${path}.ts`);
    else if (from.startsWith(".")) target = join(dirname(file), from);
    if (target && !seen.has(target)) reach(target, seen);
  }
  return seen;
}

it("runs where there are no modules of Node", () => {
  const modules = reach(join(packages, "capture/src/index.ts"));
  expect(modules.size).toBeGreaterThan(100);
  const foreign = [...modules.values()].flat().filter((from) => !/^(\.|@kai\/|#platform$)/.test(from));
  expect(foreign).toEqual([]);
});

it.each(["edge-light", "workerd", "bun", "deno"])("is chosen by the condition %s", async (condition) => {
  const script = `
    import { install, kaiFetch, runWithContext } from "@kai/capture";
    const records = [];
    const capture = install({ sink: (record) => void records.push(record) });
    const answer = { choices: [{ index: 0, message: { content: "Hi" }, finish_reason: "stop" }] };
    const send = kaiFetch(async () => Response.json(answer));
    await runWithContext({ customer_identifier: "c1" }, async () => {
      await null;
      const response = await send("http://localhost/v1/chat/completions", { method: "POST", body: '{"model":"m-1"}' });
      await response.json();
    });
    await capture.flush();
    console.log(JSON.stringify(records));`;
  const { stdout } = await run(
    process.execPath,
    ["-C", condition, "-C", "@kai/source", "--input-type=module", "--experimental-strip-types", "-e", script],
    { cwd: import.meta.dirname },
  );
  expect(JSON.parse(stdout)).toMatchObject([{ model: "m-1", output: { content: "Hi" }, customer_identifier: "c1" }]);
});

it("a storage without context ends with the function", async () => {
  const storage = new SyncStorage<number>();
  const later = storage.run(1, async () => {
    const before = storage.getStore();
    await Promise.resolve();
    return [before, storage.getStore()];
  });
  expect(storage.getStore()).toBeUndefined();
  expect(await later).toEqual([1, undefined]);
  expect(() =>
    storage.run(2, () => {
      throw new Error("boom");
    }),
  ).toThrow("boom");
  expect(storage.getStore()).toBeUndefined();
});
