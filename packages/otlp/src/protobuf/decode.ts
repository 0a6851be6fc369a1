import { MalformedRequestError } from "../malformed-request-error.ts";
import { type Message, exportRequest, type Type } from "./messages.ts";
import { toBase64, toHex } from "./text-of-bytes.ts";

/** Most messages inside each other; what protobuf's own readers allow. */
const deepest = 100;

const utf8 = new TextDecoder();

/** A trace export request from protobuf, in the form that its JSON has. @throws MalformedRequestError */
export function decodeRequest(bytes: Uint8Array): Record<string, unknown> {
  return new Decoder(bytes).message(exportRequest, bytes.length, 0);
}

class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  message(message: Message, end: number, depth: number): Record<string, unknown> {
    if (depth > deepest) throw new MalformedRequestError(`messages are nested deeper than ${deepest} levels`);
    const result: Record<string, unknown> = {};
    while (this.#at < end) {
      const tag = this.#varint();
      const [number, wireType] = [Math.floor(tag / 8), tag % 8];
      if (number === 0) throw this.#malformed("field number 0");
      const member = message[number];
      if (!member || wireType !== wireTypeOf(member.type)) {
        this.#skip(wireType, end);
        continue;
      }
      const value = this.#value(member.type, end, depth);
      if (member.repeated) ((result[member.name] ??= []) as unknown[]).push(value);
      else result[member.name] = value;
    }
    if (this.#at !== end) throw this.#malformed("a field is longer than its message");
    return result;
  }

  #value(type: Type, end: number, depth: number): unknown {
    switch (type) {
      case "string":
        return utf8.decode(this.#slice(end));
      case "id":
        return toHex(this.#slice(end));
      case "bytes":
        return toBase64(this.#slice(end));
      case "bool":
        return this.#varint64() !== 0n;
      case "int":
        return Number(BigInt.asIntN(32, this.#varint64()));
      case "int64":
        return BigInt.asIntN(64, this.#varint64()).toString();
      case "double":
        return this.#view.getFloat64(this.#advance(8, end), true);
      case "fixed64":
        return this.#view.getBigUint64(this.#advance(8, end), true).toString();
      default:
        return this.message(type, this.#end(end), depth + 1);
    }
  }

  /** Passes over a field that is not known. */
  #skip(wireType: number, end: number): void {
    if (wireType === 0) this.#varint64();
    else if (wireType === 1) this.#advance(8, end);
    else if (wireType === 2) this.#slice(end);
    else if (wireType === 5) this.#advance(4, end);
    else throw this.#malformed(`wire type ${wireType}`);
  }

  #advance(length: number, end: number): number {
    const start = this.#at;
    if (length > end - start) throw this.#malformed("the body ends inside a field");
    this.#at += length;
    return start;
  }

  #slice(end: number): Uint8Array {
    const length = this.#varint();
    const start = this.#advance(length, end);
    return this.#bytes.subarray(start, start + length);
  }

  /** Where the message that starts here ends. */
  #end(end: number): number {
    const length = this.#varint();
    if (length > end - this.#at) throw this.#malformed("the body ends inside a field");
    return this.#at + length;
  }

  /** A number that fits one of JavaScript's: tags and lengths. */
  #varint(): number {
    const first = this.#bytes[this.#at];
    if (first !== undefined && first < 0x80) {
      this.#at++;
      return first;
    }
    const value = this.#varint64();
    if (value > 0xffff_ffffn) throw this.#malformed("a length beyond any body");
    return Number(value);
  }

  #varint64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw this.#malformed("the body ends inside a number");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw this.#malformed("a number is longer than 10 bytes");
  }

  #malformed(what: string): MalformedRequestError {
    return new MalformedRequestError(`the body is no protobuf of a trace export: ${what} at byte ${this.#at}`);
  }
}

function wireTypeOf(type: Type): number {
  switch (type) {
    case "bool":
    case "int":
    case "int64":
      return 0;
    case "double":
    case "fixed64":
      return 1;
    default:
      return 2;
  }
}
