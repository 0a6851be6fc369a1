import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { confirm } from "./confirm.ts";

async function ask(typed: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.end(typed);
  return { isYes: await confirm("Really?", { input, output }), shown: String(output.read()) };
}

it.each([
  ["y\n", true],
  [" YES \n", true],
  ["n\n", false],
  ["\n", false],
  ["yesterday\n", false],
  ["", false],
])("takes %j for %s", async (typed, isYes) => {
  expect(await ask(typed)).toEqual({ isYes, shown: "Really? [y/N] " });
});

it("asks nobody who is not there", async () => {
  await expect(ask("y\n", false)).rejects.toThrow("pass --yes");
});
