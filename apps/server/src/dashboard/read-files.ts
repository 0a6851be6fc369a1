import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What a build of pages consists of. What is not among them is not text that gets smaller. */
const textTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};
const otherTypes: Record<string, string> = {
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Compresses each text once, when it is first asked for that way. */
const encoders = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

export type Encoding = keyof typeof encoders;
/** The smallest first. */
export const encodings = Object.keys(encoders) as readonly Encoding[];

/** A file to be served: read once, so that no path of a request ever reaches the disk. */
export interface StaticFile {
  type: string;
  etag: string;
  bytes: Buffer;
  /** Absent for what does not get smaller. */
  encoded?: (encoding: Encoding) => Promise<Buffer>;
}

/** Every file of a directory by its path below it, with `/` between; none where there is no such directory. */
export function readFiles(directory: string): Map<string, StaticFile> {
  try {
    const found = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      found.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [relative(directory, path).replaceAll(sep, "/"), readFile(path)];
      }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw error;
  }
}

function readFile(path: string): StaticFile {
  const bytes = readFileSync(path);
  const etag = `"${hash("sha256", bytes, "base64url").slice(0, 22)}"`;
  const textType = textTypes[extname(path)];
  if (!textType) return { type: otherTypes[extname(path)] ?? "application/octet-stream", etag, bytes };
  const encoded: Partial<Record<Encoding, Promise<Buffer>>> = {};
  return { type: textType, etag, bytes, encoded: (encoding) => (encoded[encoding] ??= encoders[encoding](bytes)) };
}
