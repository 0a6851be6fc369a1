import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a package adds to a bundle. */
export interface Size {
  what: string;
  minified: number;
  gzipped: number;
  /** Most bytes, minified, that are promised. */
  limit?: number;
}

const kilobyte = 1000;
const frameworks = ["next", "@nestjs/*", "rxjs", "reflect-metadata"];

/** Bytes of the built packages, all of their exports used unless it says otherwise, as esbuild minifies them. */
export async function sizes(): Promise<Size[]> {
  const adapter = { external: [...frameworks, "@kai/capture"], limit: 8 * kilobyte };
  return [
    await size("`@kai/express` alone", "@kai/express", adapter),
    await size("`@kai/next` alone, `register` included", ["@kai/next", "@kai/next/register"], adapter),
    await size("`@kai/nest` alone", "@kai/nest", adapter),
    await size("`@kai/capture` and `@kai/client`", "@kai/capture", { external: ["@kai/wire"], limit: 65 * kilobyte }),
    await size("one function of `@kai/client/api`", "@kai/client/api", { only: "getTrace", limit: 2 * kilobyte }),
    await size("`@kai/wire`: the formats of all providers", "@kai/wire"),
    await size("all that an Express app runs", "@kai/express"),
  ];
}

async function size(
  what: string,
  entries: string | string[],
  { external = [], limit, only = "*" }: { external?: string[]; limit?: number; only?: string } = {},
): Promise<Size> {
  const names = only === "*" ? only : `{ ${only} }`;
  const contents = [entries].flat().map((entry) => `export ${names} from ${JSON.stringify(entry)};`);
  const { outputFiles } = await build({
    stdin: { contents: contents.join("\n"), resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    external,
    write: false,
  });
  const [bundle] = outputFiles;
  return { what, minified: bundle!.contents.length, gzipped: gzipSync(bundle!.contents).length, limit };
}
