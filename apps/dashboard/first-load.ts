import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Bytes of script, gzipped, that a first visit may load. */
const MOST = 250_000;

/** What a first visit loads, beside what these import: the app, its first page, and what that page draws with. */
const loaded = [/\/src\/main\.tsx$/, /\/overview-page\.tsx$/, /\/charts\/plot\.tsx$/];

/** Says how much script a first visit loads, and fails the build when it is more than was promised. */
export function firstLoad(): Plugin {
  return {
    name: "first-load",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
        const names = new Set<string>();
        const take = (name: string) => {
          const chunk = chunks.find(({ fileName }) => fileName === name);
          if (!chunk || names.has(name)) return;
          names.add(name);
          for (const imported of chunk.imports) take(imported);
        };
        for (const module of loaded) {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => module.test(id)));
          if (!chunk) this.error(`No chunk has ${module}: say anew what a first visit loads.`);
          take(chunk.fileName);
        }
        const bytes = chunks
          .filter(({ fileName }) => names.has(fileName))
          .reduce((sum, { code }) => sum + gzipSync(code).length, 0);
        const told = `A first visit loads ${bytes.toLocaleString("en")} bytes of script, gzipped`;
        if (bytes > MOST)
          this.error(`${told}: more than ${MOST.toLocaleString("en")}. Load what is heavy when it is needed.`);
        this.info(`${told}.`);
      },
    },
  };
}
