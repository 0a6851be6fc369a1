import type { logGroups } from "../log/index.ts";

export type GroupName = keyof typeof logGroups;

/** What people read over the fields of each group. */
export const groupTitles: Record<GroupName, string> = {
  identity: "Identity",
  content: "Content",
  usage: "Usage",
  timing: "Timing",
  trace: "Trace",
  config: "Model and parameters",
  status: "Status, prompt and controls",
  pricing: "Cost",
};
