import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Where the code of the pages is written: inside this package, so that its imports resolve. */
const codeDir = join(import.meta.dirname, ".code");

/** A page and the TypeScript on it, all blocks together as one module. */
export interface Page {
  /** Path in the repository. */
  page: string;
  file: string;
}

/** Writes the TypeScript of every page of the repository to a file of its own. */
export function extractCode(): Page[] {
  rmSync(codeDir, { recursive: true, force: true });
  mkdirSync(codeDir);
  const pages = globSync(["README.md", "packages/*/README.md", "docs/**/*.md"], {
    cwd: root,
    exclude: (name) => name.includes("node_modules"),
  });
  return pages.toSorted().flatMap((page) => {
    const blocks = [...readFileSync(join(root, page), "utf8").matchAll(/^```ts\n(.*?)^```$/gms)].map(
      ([, code]) => code,
    );
    if (blocks.length === 0) return [];
    const file = join(codeDir, `${page.replaceAll("/", "-").replace(/\.md$/, "")}.ts`);
    writeFileSync(file, `${blocks.join("\n")}\nexport {};\n`);
    return [{ page, file }];
  });
}
