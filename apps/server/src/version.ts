import { readFileSync } from "node:fs";

/** The version of the server, and of Node that it needs, from its package. */
export const { version, engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
  engines: { node: string };
};
