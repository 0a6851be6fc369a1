import { fork } from "node:child_process";
import { once } from "node:events";
import type { Cost } from "./cost.ts";

/** What capture costs an app, measured in a process of its own. */
export async function captureCosts(only = ""): Promise<Cost[]> {
  const costs: Cost[] = [];
  const child = fork(new URL("capture-cost.ts", import.meta.url), [only]);
  child.on("message", (cost) => void costs.push(cost as Cost));
  await once(child, "exit");
  return costs;
}
