import { expect, it } from "vitest";
import { inputPreview } from "./input-preview.ts";

const said = (role: string, content: unknown) => ({ role, content });
const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };

it.each([
  ["words", "Hello", "Hello"],
  ["nothing", null, null],
  ["what is not known", undefined, null],
  ["the last message of the user", [said("system", "Be brief."), said("user", "One?"), said("user", "Two?")], "Two?"],
  ["a question that was answered", [said("user", "One?"), said("assistant", "Yes.")], "One?"],
  [
    "parts",
    [said("user", [image, { type: "text", text: "What is" }, { type: "text", text: "this?" }])],
    "What is this?",
  ],
  [
    "results of tools after the question",
    [said("user", "Where is it?"), said("user", [{ type: "tool_result", content: "there" }])],
    "Where is it?",
  ],
  ["several lines", "  a\n\n\tb  ", "a b"],
  ["texts to embed", ["one", "two"], '["one","two"]'],
  ["messages that are none", [null, 1, said("user", null)], '[null,1,{"role":"user","content":null}]'],
  ["an object", { query: "tents" }, '{"query":"tents"}'],
  ["a long text", "ab ".repeat(500), "ab ".repeat(40)],
  ["characters that are two units long", `a${"😀".repeat(100)}`, `a${"😀".repeat(59)}`],
])("of %s", (_, input, preview) => {
  expect(inputPreview(input)).toBe(preview);
});
