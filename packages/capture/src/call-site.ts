import { callers } from "./callers.ts";

/** SDKs put many functions between a call and its request. */
const FRAMES = 60;
const ours = pathOf(import.meta.url.slice(0, import.meta.url.lastIndexOf("/")));

/** Where in the host's code the running call is made; where in a library, when the stack does not reach further; undefined when it says nothing. */
export function callSite(): string | undefined {
  const sites = callers(callSite, FRAMES).filter((site) => !/^(node:|$)/.test(fileOf(site)));
  const first = sites.findIndex((site) => !fileOf(site).startsWith(ours));
  const theirs = first === -1 ? [] : sites.slice(first);
  const site = theirs.find((each) => !fileOf(each).includes("/node_modules/")) ?? theirs[0];
  return (
    site &&
    `${site.getFunctionName() ?? "a function"} (${fileOf(site)}:${site.getLineNumber()}:${site.getColumnNumber()})`
  );
}

/** Empty for what the runtime has built in. */
function fileOf(site: NodeJS.CallSite): string {
  return pathOf(site.getFileName() ?? "");
}

/** Modules have URLs, older ones paths. */
function pathOf(file: string): string {
  return file.replace(/^file:\/\//, "");
}
