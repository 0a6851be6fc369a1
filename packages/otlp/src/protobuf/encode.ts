import { exportRequest, exportResponse, type Message, rpcStatus, type Type } from "./messages.ts";
import { fromBase64, fromHex } from "./text-of-bytes.ts";

/** A trace export request, given in the form of its JSON, as protobuf. */
export const encodeRequest = (request: object): Uint8Array => encode(exportRequest, request);

/** The answer to a trace export request as protobuf. */
export const encodeResponse = (response: {
  partialSuccess?: { rejectedSpans: string; errorMessage: string };
}): Uint8Array => encode(exportResponse, response);

/** The answer to a trace export request that failed as protobuf. */
export const encodeStatus = (status: { code: number; message: string }): Uint8Array => encode(rpcStatus, status);

const utf8 = new TextEncoder();

function encode(message: Message, value: object): Uint8Array {
  const bytes: number[] = [];
  write(message, value, bytes);
  return Uint8Array.from(bytes);
}

function write(message: Message, value: object, out: number[]): void {
  for (const [number, { name, type, repeated }] of Object.entries(message)) {
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined || member === null) continue;
    for (const each of repeated ? (member as unknown[]) : [member]) writeMember(Number(number), type, each, out);
  }
}

function writeMember(number: number, type: Type, value: unknown, out: number[]): void {
  const tag = (wireType: number) => varint(BigInt(number * 8 + wireType), out);
  const chunk = (bytes: Iterable<number> & { length: number }) => {
    tag(2);
    varint(BigInt(bytes.length), out);
    for (const byte of bytes) out.push(byte);
  };
  switch (type) {
    case "string":
      return chunk(utf8.encode(value as string));
    case "id":
      return chunk(fromHex(value as string));
    case "bytes":
      return chunk(fromBase64(value as string));
    case "bool":
    case "int":
    case "int64":
      tag(0);
      return varint(BigInt(value as string | number | boolean), out);
    case "double":
    case "fixed64": {
      tag(1);
      const eight = new DataView(new ArrayBuffer(8));
      if (type === "double") eight.setFloat64(0, value as number, true);
      else eight.setBigUint64(0, BigInt(value as string), true);
      out.push(...new Uint8Array(eight.buffer));
      return;
    }
    default: {
      const inner: number[] = [];
      write(type, value as object, inner);
      chunk(inner);
    }
  }
}

function varint(value: bigint, out: number[]): void {
  let left = BigInt.asUintN(64, value);
  while (left > 0x7fn) {
    out.push(Number(left & 0x7fn) | 0x80);
    left >>= 7n;
  }
  out.push(Number(left));
}
