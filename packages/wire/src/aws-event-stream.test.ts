import { describe, expect, it } from "vitest";
import { AwsEventStreamReader } from "./aws-event-stream.ts";
import { awsMessage, resealed } from "./test-support/aws-messages.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));

/** From AWS's own test vectors. */
const vectors: [what: string, bytes: Uint8Array, event: string, data: string][] = [
  ["no headers", hex("0000001d 00000000 fd528c5a 7b27666f6f273a27626172277d c3653936"), "message", "{'foo':'bar'}"],
  [
    "one header of text",
    hex(
      "0000003d 00000020 07fd8396 0c 636f6e74656e742d74797065 07 0010 6170706c69636174696f6e2f6a736f6e 7b27666f6f273a27626172277d 8d9c08b1",
    ),
    "message",
    "{'foo':'bar'}",
  ],
  ["nothing at all", hex("00000010 00000000 05c248eb 7d98c8ff"), "message", ""],
];

it.each(vectors)("reads a message with %s, at every split", (_, bytes, event, data) => {
  for (let size = 1; size <= bytes.length; size++) {
    const reader = new AwsEventStreamReader();
    const frames = [];
    for (let start = 0; start < bytes.length; start += size)
      frames.push(...reader.push(bytes.subarray(start, start + size)));
    expect(frames).toStrictEqual([{ event, data }]);
  }
});

it("reads past headers of every type", () => {
  const types = [
    [0],
    [1],
    [2, 1],
    [3, 0, 1],
    [4, 0, 0, 0, 1],
    [5, 0, 0, 0, 0, 0, 0, 0, 1],
    [6, 0, 2, 9, 9],
    [8, 0, 0, 0, 0, 0, 0, 0, 1],
    [9, ...Array.from({ length: 16 }, () => 7)],
    [7, 0, 1, 0x78],
  ];
  const headers = types.flatMap((value, index) => [1, 0x61 + index, ...value]);
  const name = ":event-type";
  const all = [...headers, name.length, ...Buffer.from(name), 7, 0, 1, 0x79];
  const message = Buffer.from(awsMessage({}, Uint8Array.from(all)));
  // The payload becomes headers: lengths and checksums are made anew.
  message.writeUInt32BE(all.length, 4);
  expect(new AwsEventStreamReader().push(resealed(message))).toStrictEqual([{ event: "y", data: "" }]);
});

describe("a message that is damaged", () => {
  const sound = awsMessage({ ":event-type": "sound" }, "{}");

  it("is told, and the next one read", () => {
    const damaged = Uint8Array.from(sound);
    damaged[damaged.length - 6]! ^= 1;
    expect(new AwsEventStreamReader().push(Buffer.concat([damaged, sound]))).toStrictEqual([
      { event: "damaged", data: "damaged" },
      { event: "sound", data: "{}" },
    ]);
  });

  it("ends the reading when its length cannot be trusted", () => {
    const damaged = Uint8Array.from(sound);
    damaged[3]! ^= 1;
    const reader = new AwsEventStreamReader();
    expect(reader.push(damaged)).toStrictEqual([{ event: "error", data: "The event stream is damaged." }]);
    expect(reader.push(sound)).toStrictEqual([]);
  });

  it("is no reason to throw, whatever its headers", () => {
    for (let length = 0; length < 24; length++) {
      const message = Buffer.from(
        awsMessage(
          {},
          Uint8Array.from({ length: 24 }, (_, index) => (index * 37) % 256),
        ),
      );
      message.writeUInt32BE(length, 4);
      expect(() => new AwsEventStreamReader().push(resealed(message))).not.toThrow();
    }
  });
});

it("skips a message that is too long", () => {
  const reader = new AwsEventStreamReader(100);
  const long = awsMessage({ ":event-type": "long" }, "x".repeat(100));
  const short = awsMessage({ ":event-type": "short" }, "{}");
  const bytes = Buffer.concat([long, short]);
  const frames = [...bytes].flatMap((byte) => reader.push(Uint8Array.of(byte)));
  expect(frames).toStrictEqual([{ event: "short", data: "{}" }]);
  expect(reader.oversized).toBe(1);
});
