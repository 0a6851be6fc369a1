import * as fc from "fast-check";
import { expect, it } from "vitest";
import { messageText } from "./message-text.ts";

it.each([
  ['{"role":"user","content":"Where is my parcel?"}', "Where is my parcel?"],
  ['{"role":"user","content":[{"type":"text","text":"Look:"},{"type":"image_url","image_url":{"url":"x"}}]}', "Look:"],
  ['{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"refund","arguments":"{}"}}]}', "refund()"],
  ['"plain text"', "plain text"],
  ['{"question":"why?"}', '{"question":"why?"}'],
  ["no JSON", "no JSON"],
  ['{"role":"user","content":"a \\"long\\" text that is c', 'a "long" text that is c'],
  ['{"role":"user","content":"ends within an escape\\', "ends within an escape"],
  ['"a long text that is c', "a long text that is c"],
  ["42", "42"],
])("%s says %s", (json, text) => {
  expect(messageText(json)).toBe(text);
});

it("reads whatever is cut off", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, length) => {
      expect(typeof messageText(json.slice(0, length % (json.length + 1)))).toBe("string");
    }),
  );
});
