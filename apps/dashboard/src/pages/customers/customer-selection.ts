import { type LogSearch, toSelection } from "../../search/log-search.ts";
import type { GroupSelection } from "../log-groups/use-log-groups.ts";

/** Which customers an address means: its words are looked for in who they are. One environment at a time. */
export function customerSelection({ q, ...search }: LogSearch): GroupSelection {
  const { all_envs: _, ...selection } = toSelection(search);
  if (q === undefined) return selection;
  const within = { operator: "icontains", value: q };
  const or = { ...within, connector: "OR" };
  const who = { filter_params: { customer_identifier: within, customer_name: or, customer_email: or } };
  return { ...selection, filters: { ...selection.filters, who } };
}
