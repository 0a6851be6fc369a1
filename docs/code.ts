import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Where the code of the pages is written: inside this package, so that its imports resolve. */
const codeDir = join(import.meta.dirname, ".code");

/** A page and the TypeScript on it. */
export interface Page {
  /** Path in the repository. */
  page: string;
  /** The module of all blocks that do not say which file they are. */
  file: string;
}

/** A block that begins with a comment such as `// app/page.tsx`: a file of an app. */
export interface AppFile {
  path: string;
  code: string;
}

/** The files that a page tells to write, in its order: a later one may be another version of an earlier one. */
export function appFiles(page: string): AppFile[] {
  return blocksOf(page).flatMap((code) => {
    const path = /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1];
    return path ? [{ path, code }] : [];
  });
}

/** Writes the TypeScript of every page of the repository to files of its own. */
export function extractCode(): Page[] {
  rmSync(codeDir, { recursive: true, force: true });
  const pages = globSync(["README.md", "packages/*/README.md", "docs/**/*.md"], {
    cwd: root,
    exclude: (name) => name.includes("node_modules"),
  });
  return pages.toSorted().flatMap((page) => {
    const blocks = blocksOf(page);
    if (blocks.length === 0) return [];
    const name = join(codeDir, page.replaceAll("/", "-").replace(/\.md$/, ""));
    const files = appFiles(page);
    files.forEach(({ path, code }, index) => {
      const isLast = files.findLastIndex((each) => each.path === path) === index;
      write(join(isLast ? name : `${name}-${index}`, path), code);
    });
    const rest = blocks.filter((block) => !files.some(({ code }) => code === block));
    write(`${name}.ts`, `${rest.join("\n")}\nexport {};\n`);
    return [{ page, file: `${name}.ts` }];
  });
}

function blocksOf(page: string): string[] {
  return [...readFileSync(join(root, page), "utf8").matchAll(/^```tsx?\n(.*?)^```$/gms)].map(([, code]) => code!);
}

function write(path: string, code: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
