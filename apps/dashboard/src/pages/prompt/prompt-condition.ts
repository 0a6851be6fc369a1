import type { Condition } from "../../search/conditions.ts";

/** Finds the logs of a prompt. */
export const promptCondition = (prompt_id: string): Condition => ({
  field: "prompt_id",
  operator: "",
  value: prompt_id,
});
