import { readdirSync } from "node:fs";
import { join } from "node:path";

const folder = "packages/gateway/src/providers";

/** The list of all providers of the gateway: one for each file of their folder, so that a new one is a new file. */
export function providerIndex(root: string): [path: string, text: string] {
  const files = readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "index.ts")
    .toSorted((one, other) => (one < other ? -1 : 1));
  const names = files.map((file) => [file, camelCase(file.replace(/\.ts$/, ""))] as const);
  const text = `// Written by \`pnpm generate\` from the files of this folder.
import type { Provider } from "../provider.ts";
${names.map(([file, name]) => `import { ${name} } from "./${file}";`).join("\n")}

/** Every provider, one file each. */
export const providers: readonly Provider[] = [
${names.map(([, name]) => `  ${name},`).join("\n")}
];
`;
  return [`${folder}/index.ts`, text];
}

const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
