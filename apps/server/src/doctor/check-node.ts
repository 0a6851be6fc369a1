import { engines } from "../version.ts";
import { type Check, fail, ok } from "./check.ts";

/** Whether this Node runs the server. */
export function checkNode(): Check {
  const needed = Number(/\d+/.exec(engines.node)![0]);
  const found = process.versions.node;
  if (Number.parseInt(found) >= needed) return ok("node", found);
  return fail("node", `${found} is too old`, `Run kai with Node ${needed} or later.`);
}
