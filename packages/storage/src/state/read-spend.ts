import { sql } from "kysely";
import type { BudgetWindow } from "./budget-window.ts";
import type { StateDatabase } from "./tables.ts";
import type { Tenant } from "./tenant.ts";

/** What a customer was billed, in nano-dollars. */
export interface Spend {
  /** In the window. */
  period: bigint;
  /** Over all time. */
  total: bigint;
}

/** Reads what customers of a tenant were billed in one question, each by a window of their own; those who were not billed are left out. */
export async function readSpend(
  database: StateDatabase,
  { project_id, environment }: Tenant,
  windows: ReadonlyMap<string, BudgetWindow>,
): Promise<Map<string, Spend>> {
  if (windows.size === 0) return new Map();
  // Most customers share their window with many: there are few cases, however many customers.
  const shared = Map.groupBy(windows, ([, { start, end }]) => `${start} ${end}`);
  const cases = [...shared.values()].map((members) => {
    const { start, end } = members[0]![1];
    const ids = sql.join(members.map(([id]) => id));
    return sql`when customer_identifier in (${ids}) and day >= ${start} and day < ${end} then billed`;
  });
  // As text: sums may be beyond what a JavaScript number holds exactly.
  const rows = await database
    .selectFrom("customer_spend")
    .select([
      "customer_identifier",
      sql<string>`cast(coalesce(sum(billed), 0) as text)`.as("total"),
      sql<string>`cast(coalesce(sum(case ${sql.join(cases, sql` `)} end), 0) as text)`.as("period"),
    ])
    .where("project_id", "=", project_id)
    .where("environment", "=", environment)
    .where("customer_identifier", "in", [...windows.keys()])
    .groupBy("customer_identifier")
    .execute();
  return new Map(
    rows.map(({ customer_identifier, total, period }) => [
      customer_identifier,
      { total: BigInt(total), period: BigInt(period) },
    ]),
  );
}
