import { cpSync, mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");

export type NextVersion = 15 | 16;

/** What the app has of this version in its `node_modules`, and where it is here. */
const versions: Record<NextVersion, Record<string, string>> = {
  15: { next: "next-15", typescript: "typescript-6" },
  16: { next: "next", typescript: "typescript" },
};
const shared = ["react", "react-dom", "openai", "@types/node", "@types/react", "@kai/capture"];

/** Writes an app with its packages to a directory of its own, and returns its path: all of the app under test, or parts of it. */
export function createApp(name: string, version: NextVersion, parts = ["."]): string {
  const app = join(root, ".apps", name);
  rmSync(app, { recursive: true, force: true });
  for (const part of parts) cpSync(join(root, "app-under-test", part), join(app, part), { recursive: true });
  const packages = { ...versions[version], ...Object.fromEntries(shared.map((each) => [each, each])) };
  for (const [name, here] of Object.entries(packages)) {
    const path = join(app, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(realpathSync(join(modules, here)), path);
  }
  // A copy, as it is published: from there `next` leads to the version of the app.
  const kai = realpathSync(join(modules, "@kai/next"));
  for (const part of ["package.json", "dist"]) {
    cpSync(join(kai, part), join(app, "node_modules/@kai/next", part), { recursive: true });
  }
  return app;
}
