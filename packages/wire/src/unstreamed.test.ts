import { expect, it } from "vitest";
import { SseReader } from "./sse.ts";
import { FramedDecoder } from "./stream-decoder.ts";
import { Unstreamed } from "./unstreamed.ts";

it("keeps what comes although nobody streams this, and tells errors", () => {
  const decoder = new FramedDecoder(SseReader, Unstreamed);
  const sse = 'data: {"a":1}\n\ndata: {"a":2,"error":{"message":"No streams here"}}\n\n';
  const error = { message: "No streams here" };
  expect(decoder.push(new TextEncoder().encode(sse))).toStrictEqual([{ type: "error", error }]);
  expect(decoder.result()).toStrictEqual({
    fields: { full_response: { a: 2, error }, error_message: "No streams here" },
    complete: false,
    error,
  });
});
