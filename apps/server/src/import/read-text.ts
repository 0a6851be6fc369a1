import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** A file that is being read. */
export interface TextFile {
  chunks: AsyncGenerator<string>;
  /** Bytes of it; absent for the standard input. */
  size: number | undefined;
  /** How many of them were read. */
  bytesRead(): number;
}

/** Reads a file, or the standard input when it is called `-`, as text; decompresses gzip by its first bytes. */
export async function readText(path: string): Promise<TextFile> {
  const size = path === "-" ? undefined : (await stat(path)).size;
  const source: AsyncIterable<Buffer> = path === "-" ? process.stdin : createReadStream(path);
  let count = 0;
  async function* counted() {
    for await (const chunk of source) {
      count += chunk.length;
      yield chunk;
    }
  }
  return { chunks: decoded(counted()), size, bytesRead: () => count };
}

async function* decoded(bytes: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  const first = await bytes.next();
  if (first.done) return;
  const whole = chain([first.value], bytes);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const decoder = new TextDecoder();
  const plain: AsyncIterable<Buffer> = isGzip ? unzipped(whole) : whole;
  for await (const chunk of plain) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* unzipped(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    // What goes wrong is thrown to whoever reads.
    yield* pipeline(Readable.from(bytes), createGunzip(), () => {});
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
    throw isCut ? new Error("The file is not whole: what gzip made of it was cut.", { cause: error }) : error;
  }
}

/** Items that were taken from a generator, and the rest of it. */
export async function* chain<Item>(taken: readonly Item[], rest: AsyncGenerator<Item>): AsyncGenerator<Item> {
  yield* taken;
  yield* rest;
}
