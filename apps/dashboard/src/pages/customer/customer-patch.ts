import type { ApiParams } from "@kai/client/api";
import type { Customer } from "./customer-query.ts";

/** What is said of a customer, as the controls of a form hold it. */
export interface CustomerForm {
  name: string;
  email: string;
  period_budget: string;
  budget_duration: string;
  total_budget: string;
  markup_percentage: string;
  rate_limit: string;
  metadata: string;
}

export type CustomerPatch = Omit<ApiParams<"createCustomer">, "customer_identifier">;

/** The form that shows what is known; empty for a new customer. */
export function customerForm(customer?: Customer): CustomerForm {
  const text = (value: string | number | null | undefined) =>
    value === null || value === undefined ? "" : String(value);
  return {
    name: text(customer?.name),
    email: text(customer?.email),
    period_budget: text(customer?.period_budget),
    budget_duration: customer?.budget_duration ?? "monthly",
    total_budget: text(customer?.total_budget),
    markup_percentage: text(customer?.markup_percentage),
    rate_limit: text(customer?.rate_limit),
    metadata: customer?.metadata ? JSON.stringify(customer.metadata, null, 2) : "",
  };
}

const numbers = ["period_budget", "total_budget", "markup_percentage", "rate_limit"] as const;

/** What changed in a form, for the server to check: an empty control takes back what was said. */
export function customerPatch(before: CustomerForm, after: CustomerForm): CustomerPatch {
  const patch: Record<string, unknown> = {};
  for (const name of Object.keys(after) as (keyof CustomerForm)[]) {
    const value = after[name].trim();
    if (value === before[name].trim()) continue;
    patch[name] = value === "" ? null : valueOf(name, value);
  }
  return patch;
}

/** What is no number, or no JSON, goes to the server as it is, which says what is wrong with it. */
function valueOf(name: keyof CustomerForm, value: string): unknown {
  if (numbers.some((number) => number === name)) return Number.isNaN(Number(value)) ? value : Number(value);
  if (name !== "metadata") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
