import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const bench = join(import.meta.dirname, "../..");
const rivals = join(bench, "../../rivals");
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8")) as unknown;

/** What each contender needs beside openai: versions by name, `workspace` for what is packed from here. */
export const contenders = readJson(rivals, "packages.json") as Record<string, Record<string, string>>;

/** A contender in a folder of its own, as npm installs it. */
export interface Installation {
  /** The program that makes its calls. */
  worker: string;
  packages: number;
  bytes: number;
  /** What an app imports, as a bundle without openai. */
  minified: number;
  gzipped: number;
}

export async function install(name: string): Promise<Installation> {
  const folder = join(rivals, "installed", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const { version: openai } = readJson(bench, "node_modules/openai/package.json") as { version: string };
  const dependencies: Record<string, string> = { openai };
  for (const [dependency, version] of Object.entries(contenders[name]!)) {
    dependencies[dependency] = version === "workspace" ? pack(dependency, folder) : version;
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  // Without lifecycle scripts, which npm does not run unasked.
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], { cwd: folder });

  copyFileSync(join(rivals, `${name}.ts`), join(folder, "contender.ts"));
  copyFileSync(join(import.meta.dirname, "worker.ts"), join(folder, "worker.ts"));
  const lock = readJson(folder, "node_modules/.package-lock.json") as { packages: object };
  return {
    worker: join(folder, "worker.ts"),
    packages: Object.keys(lock.packages).length,
    bytes: bytesIn(join(folder, "node_modules")),
    ...(await bundleSize(join(folder, "contender.ts"))),
  };
}

/** Packs a built package as it is published; returns the file. */
function pack(name: string, folder: string): string {
  const options = ["pack", "--json", "--pack-destination", folder];
  const output = execFileSync("pnpm", options, {
    cwd: join(bench, "../../packages", name.replace("@kai/", "")),
    encoding: "utf8",
  });
  return `file:${(JSON.parse(output) as { filename: string }).filename}`;
}

function bytesIn(folder: string): number {
  return globSync("**/*", { cwd: folder })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

async function bundleSize(entry: string): Promise<{ minified: number; gzipped: number }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    external: ["openai"],
    write: false,
    logLevel: "error",
  });
  const code = outputFiles[0]!.contents;
  return { minified: code.length, gzipped: gzipSync(code).length };
}
