import { crc32 } from "node:zlib";

/** Makes a message of AWS's event stream. */
export function awsMessage(headers: Record<string, string>, payload: string | Uint8Array): Uint8Array {
  const head = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(Buffer.byteLength(value));
      return Buffer.concat([
        Buffer.of(Buffer.byteLength(name)),
        Buffer.from(name),
        Buffer.of(7),
        length,
        Buffer.from(value),
      ]);
    }),
  );
  const body = Buffer.from(payload);
  const message = Buffer.alloc(16 + head.length + body.length);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(head.length, 4);
  head.copy(message, 12);
  body.copy(message, 12 + head.length);
  return resealed(message);
}

/**
 * Makes a recording of Bedrock from lines of text such as `event messageStart {"role":"assistant"}` or `exception throttlingException {…}`. Any other
 * line is a message that was cut.
 */
export function bedrockStream(text: string): Uint8Array {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Buffer.concat(
    lines.map((line) => {
      const [, kind = "event", name = "contentBlockDelta", payload] = /^(event|exception) (\w+) (.*)$/.exec(line) ?? [];
      const headers = { [`:${kind}-type`]: name, ":content-type": "application/json", ":message-type": kind };
      return payload === undefined ? awsMessage(headers, line).subarray(0, -8) : awsMessage(headers, payload);
    }),
  );
}

/** A message with checksums that fit what it now is. */
export function resealed(message: Buffer): Buffer {
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  message.writeUInt32BE(crc32(message.subarray(0, -4)), message.length - 4);
  return message;
}
