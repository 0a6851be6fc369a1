import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { LogCreate } from "@kai/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { decorateMethod } from "../decorate-method.ts";
import { startCapture } from "../test-capture.ts";
import type * as decorated from "../test-support/decorated-shop.ts";
import { KaiSpan } from "./kai-span.ts";

const root = join(import.meta.dirname, "..");

/** Compiles the class as TypeScript does. */
async function compileShop(flags: string[]) {
  const directory = mkdtempSync(join(tmpdir(), "kai-decorated-"));
  const options = ["--ignoreConfig", "--noCheck", "--noResolve", "--target", "es2024", "--module", "esnext"];
  const source = join(root, "test-support/decorated-shop.ts");
  const compiler = join(root, "../../../node_modules/.bin/tsc");
  await promisify(execFile)(compiler, [...options, ...flags, "--outDir", directory, source]);
  const compiled = pathToFileURL(join(directory, "decorated-shop.js")).href;
  const { createShop } = (await import(/* @vite-ignore */ compiled)) as typeof decorated;
  rmSync(directory, { recursive: true });
  return createShop({ KaiSpan, decorateMethod });
}

const byName = (records: LogCreate[]) => Object.fromEntries(records.map((record) => [record.span_name, record]));

describe.each([
  ["of ECMAScript", []],
  ["of experimentalDecorators", ["--experimentalDecorators"]],
])("a method with a decorator %s", (_, flags) => {
  let Shop: ReturnType<typeof decorated.createShop>;
  beforeAll(async () => {
    Shop = await compileShop(flags);
  });

  it("is a span each time it is called, and what it calls is below it", async () => {
    const capture = startCapture();
    const answer = "Where? o1 is shipped by shop-o1-2";
    expect(await new Shop().answer("Where?")).toBe(answer);
    const { support, find, carrier } = byName(await capture.records(3));
    expect(support).toMatchObject({ log_type: "workflow", input: "Where?", output: answer, thread_identifier: "t1" });
    const below = {
      trace_unique_id: support!.trace_unique_id,
      span_parent_id: support!.span_unique_id,
      span_workflow_name: "support",
      thread_identifier: "t1",
    };
    expect(find).toMatchObject({ ...below, log_type: "tool", input: "o1", span_path: "support.find" });
    expect(carrier).toMatchObject({ ...below, log_type: "task", input: ["o1", 2], output: "shop-o1-2" });
  });

  it("is a span until it was read, if it is a generator", async () => {
    const capture = startCapture();
    let received = "";
    for await (const word of new Shop().talk()) received += word;
    const { talk, carrier } = byName(await capture.records(2));
    expect(talk).toMatchObject({ log_type: "agent", status: "success", output: received });
    expect(talk).not.toHaveProperty("input");
    expect(carrier!.span_parent_id).toBe(talk!.span_unique_id);
  });

  it("throws what it threw, and keeps its name and length", async () => {
    const capture = startCapture();
    expect(() => Shop.fail()).toThrow(RangeError);
    expect(await capture.record()).toMatchObject({ span_name: "fail", status: "error", error_message: "too far" });
    expect([new Shop().carrier.name, new Shop().carrier.length]).toEqual(["carrier", 2]);
    expect(new Shop().twice(2, 3)).toBe("5 for 2");
  });
});
