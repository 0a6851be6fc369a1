import type { Condition } from "../../search/conditions.ts";

/** What the logs of a customer have in common. */
export function customerCondition({ customer_identifier }: { customer_identifier: string }): Condition {
  return { field: "customer_identifier", operator: "", value: customer_identifier };
}
