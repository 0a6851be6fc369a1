import { expect, it } from "vitest";
import { namesIn } from "./names-in.ts";

it.each([
  ["", null],
  [" , ", null],
  ["gpt-4o", ["gpt-4o"]],
  [" gpt-4o ,, claude-x,", ["gpt-4o", "claude-x"]],
])("reads the names in %j", (text, names) => {
  expect(namesIn(text)).toEqual(names);
});
