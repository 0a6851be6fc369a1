import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The guide whose code the dashboard shows on a first visit: compiled and run by the tests of the guides. */
const GUIDE = "docs/guides/quick-start.md";
const TARGET = "apps/dashboard/src/generated/quick-start.ts";

interface Way {
  title: string;
  /** What to run and to write, in order. */
  blocks: { language: string; path?: string; code: string }[];
  /** What the code does, in Markdown without links. */
  notes: string[];
}

/** The ways that the guide tells, as the dashboard's module of them. */
export function quickStart(root: string): readonly [path: string, text: string] {
  const [, ...sections] = readFileSync(join(root, GUIDE), "utf8").split(/^## /m);
  const ways = sections.map(readWay);
  return [
    TARGET,
    `// Generated from ${GUIDE} by \`pnpm generate\`.
export interface Way {
  readonly title: string;
  readonly blocks: readonly { readonly language: string; readonly path?: string; readonly code: string }[];
  readonly notes: readonly string[];
}

export const ways: readonly Way[] = ${JSON.stringify(ways, undefined, 2)};
`,
  ];
}

function readWay(section: string): Way {
  const title = section.slice(0, section.indexOf("\n"));
  const blocks = [...section.matchAll(/^```(\w+)\n(.*?)\n```$/gms)].map(([, language, text]) => {
    const [, path, code] = /^\/\/ (\S+\.tsx?)\n(.*)$/s.exec(text!) ?? [];
    return { language: language!, ...(path !== undefined && { path }), code: code ?? text! };
  });
  const notes = [...section.matchAll(/^- (.*)$/gm)].map(([, note]) => note!.replace(/ ?\[[^\]]+\]\([^)]+\)/g, ""));
  if (blocks.length === 0 || notes.length === 0) throw new Error(`${GUIDE}: "${title}" has no code or no notes.`);
  return { title, blocks, notes };
}
