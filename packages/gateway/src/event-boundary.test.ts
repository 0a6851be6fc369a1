import { expect, it } from "vitest";
import { EventBoundary } from "./event-boundary.ts";

const texts = [
  'data: {"a":1}\n\ndata: {"b":2}\n\n: ping\n\ndata: rest',
  "event: x\r\ndata: 1\r\n\r\ndata: 2\r\n\r\nda",
  "data: 1\r\rdata: 2\r\rd",
  "data: 東京\n\n",
];

it.each(texts)("passes on whole events only, wherever pieces are split: %j", (text) => {
  const bytes = Buffer.from(text);
  for (let size = 1; size <= bytes.length; size++) {
    const boundary = new EventBoundary();
    const out: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      const whole = boundary.push(bytes.subarray(at, at + size));
      out.push(whole);
      expect(whole.toString()).toMatch(/^$|(\n\n|\r\n\r\n|\r\r)$/);
      expect(boundary.size).toBe(boundary.rest().length);
    }
    expect(Buffer.concat([...out, boundary.rest()]).equals(bytes)).toBe(true);
    expect(boundary.rest().toString()).not.toMatch(/\n\n|\r\n\r\n|\r\r/);
  }
});
