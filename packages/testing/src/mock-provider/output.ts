import type { ServerResponse } from "node:http";
import { constants, createGzip } from "node:zlib";
import type { ScriptParts } from "./script.ts";

/** The way out to one client: compresses and splits bytes as scripted; each `write` resolves once the bytes have left. */
export interface Output {
  write(content: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** Destroys the connection under the client. */
  cut(): void;
  readonly wasCut: boolean;
}

export function openOutput(response: ServerResponse, script: ScriptParts): Output {
  const gzip = script.gzip && gzipEncoder();
  let wasCut = false;

  const send = async (bytes: Buffer) => {
    for (const piece of split(bytes, script)) {
      // A failed write is followed by the response's "close", where a client that left is dealt with.
      await new Promise<void>((resolve) => {
        response.write(piece, () => resolve());
      });
    }
  };
  return {
    async write(content) {
      const bytes = Buffer.from(content);
      await send(gzip ? await gzip.encode(bytes) : bytes);
    },
    async end() {
      if (gzip) await send(await gzip.end());
      response.end();
    },
    cut() {
      wasCut = true;
      response.destroy();
    },
    get wasCut() {
      return wasCut;
    },
  };
}

function split(bytes: Buffer, script: ScriptParts): Buffer[] {
  const cuts: number[] = [];
  for (let position = 1; position < bytes.length; position++) {
    const insideCharacter = (bytes[position]! & 0xc0) === 0x80;
    if (script.byte_by_byte || (script.split_utf8 && insideCharacter)) cuts.push(position);
  }
  return [0, ...cuts].map((start, index) => bytes.subarray(start, cuts[index]));
}

function gzipEncoder() {
  const gzip = createGzip();
  const encoded: Buffer[] = [];
  gzip.on("data", (bytes: Buffer) => encoded.push(bytes));
  const take = () => Buffer.concat(encoded.splice(0));
  return {
    encode: (bytes: Buffer) =>
      new Promise<Buffer>((resolve) => {
        gzip.write(bytes);
        gzip.flush(constants.Z_SYNC_FLUSH, () => resolve(take()));
      }),
    end: () =>
      new Promise<Buffer>((resolve) => {
        gzip.once("end", () => resolve(take()));
        gzip.end();
      }),
  };
}
