import type { Transaction } from "kysely";
import type { Tenant } from "../state/tenant.ts";
import type { StateDatabase, StateTables } from "../state/tables.ts";

/** What one sender lost since its last report. */
export interface LossReport {
  /** Unique for each report of a project; repeated by a sender that saw no answer. */
  id: string;
  /** Counts by reason. */
  losses: Readonly<Record<string, number>>;
}

/** What was lost for one reason within a range of time. Times are those of the reports. */
export interface Loss {
  reason: string;
  count: number;
  first_seen: string;
  last_seen: string;
}

/** What senders said they lost. */
export interface Losses {
  /** Adds a report and resolves to true; one whose id is known changes nothing. On disk when it resolves. */
  record(tenant: Tenant, report: LossReport, now?: Date): Promise<boolean>;
  /** Sums by reason, the largest first, over every hour that the range touches. */
  list(query: Tenant & { start_time: string; end_time: string }): Promise<Loss[]>;
}

/** How many ids of reports are remembered; the oldest are forgotten first. */
const seenReports = 500_000;
const keptMs = 400 * 86_400_000;

/** Losses in a database, summed by the hour. */
export function openLosses(database: StateDatabase): Losses {
  return {
    record: (tenant, report, now = new Date()) =>
      database.transaction().execute((transaction) => save(transaction, { tenant, report, now })),
    list: ({ project_id, environment, start_time, end_time }) =>
      database
        .selectFrom("losses")
        .select(({ fn }) => [
          "reason",
          fn.sum<number>("count").as("count"),
          fn.min("first_seen").as("first_seen"),
          fn.max("last_seen").as("last_seen"),
        ])
        .where("project_id", "=", project_id)
        .where("environment", "=", environment)
        .where("hour", ">=", hourOf(start_time))
        .where("hour", "<=", hourOf(end_time))
        .groupBy("reason")
        .orderBy(({ fn }) => fn.sum("count"), "desc")
        .orderBy("reason")
        .execute(),
  };
}

async function save(
  transaction: Transaction<StateTables>,
  { tenant, report, now }: { tenant: Tenant; report: LossReport; now: Date },
): Promise<boolean> {
  const { project_id, environment } = tenant;
  const remembered = await transaction
    .insertInto("loss_reports")
    .values({ project_id, id: report.id })
    .onConflict((conflict) => conflict.columns(["project_id", "id"]).doNothing())
    .returning("ordinal")
    .executeTakeFirst();
  if (!remembered) return false;
  await transaction
    .deleteFrom("loss_reports")
    .where("ordinal", "<=", remembered.ordinal - seenReports)
    .execute();
  const time = now.toISOString();
  // In order, so that reports which arrive at once cannot wait for each other's rows.
  const losses = Object.entries(report.losses)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => ({
      project_id,
      environment,
      hour: hourOf(time),
      reason,
      count,
      first_seen: time,
      last_seen: time,
    }));
  if (losses.length > 0)
    await transaction
      .insertInto("losses")
      .values(losses)
      .onConflict((conflict) =>
        conflict.columns(["project_id", "environment", "hour", "reason"]).doUpdateSet((update) => ({
          count: update("losses.count", "+", update.ref("excluded.count")),
          last_seen: update.ref("excluded.last_seen"),
        })),
      )
      .execute();
  await transaction
    .deleteFrom("losses")
    .where("project_id", "=", project_id)
    .where("environment", "=", environment)
    .where("hour", "<", hourOf(new Date(now.getTime() - keptMs).toISOString()))
    .execute();
  return true;
}

/** `2026-01-05T10` of a UTC time. */
const hourOf = (time: string) => time.slice(0, 13);
