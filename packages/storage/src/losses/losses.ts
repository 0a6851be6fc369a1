import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "../state/api-keys.ts";

/** Whose losses. */
export interface LossScope {
  project_id: string;
  environment: Environment;
}

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
  /** Adds a report and returns true; one whose id is known changes nothing. On disk when it returns. */
  record(scope: LossScope, report: LossReport, now?: Date): boolean;
  /** Sums by reason, the largest first, over every hour that the range touches. */
  list(query: LossScope & { start_time: string; end_time: string }): Loss[];
}

/** How many ids of reports are remembered; the oldest are forgotten first. */
const seenReports = 500_000;
const keptMs = 400 * 86_400_000;

const tables = `
CREATE TABLE IF NOT EXISTS losses (
  project_id TEXT NOT NULL, environment TEXT NOT NULL, hour TEXT NOT NULL, reason TEXT NOT NULL,
  count INTEGER NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  PRIMARY KEY (project_id, environment, hour, reason)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS loss_reports (
  ordinal INTEGER PRIMARY KEY, project_id TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (project_id, id)
);`;

/** Losses in a database, summed by the hour. */
export function openLosses(database: DatabaseSync): Losses {
  database.exec(tables);
  const remember = database.prepare("INSERT OR IGNORE INTO loss_reports (project_id, id) VALUES (?, ?)");
  const forget = database.prepare("DELETE FROM loss_reports WHERE ordinal <= ?");
  const add = database.prepare(`INSERT INTO losses VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
ON CONFLICT DO UPDATE SET count = count + excluded.count, last_seen = excluded.last_seen`);
  const expire = database.prepare("DELETE FROM losses WHERE project_id = ? AND environment = ? AND hour < ?");
  const sum =
    database.prepare(`SELECT reason, sum(count) AS count, min(first_seen) AS first_seen, max(last_seen) AS last_seen
FROM losses WHERE project_id = ? AND environment = ? AND hour BETWEEN ? AND ?
GROUP BY reason ORDER BY sum(count) DESC, reason`);

  function save({ project_id, environment }: LossScope, { id, losses }: LossReport, now: Date): boolean {
    const { changes, lastInsertRowid } = remember.run(project_id, id);
    if (changes === 0) return false;
    forget.run(Number(lastInsertRowid) - seenReports);
    const time = now.toISOString();
    for (const [reason, count] of Object.entries(losses)) {
      if (count > 0) add.run(project_id, environment, hourOf(time), reason, count, time);
    }
    expire.run(project_id, environment, hourOf(new Date(now.getTime() - keptMs).toISOString()));
    return true;
  }

  return {
    record(scope, report, now = new Date()) {
      database.exec("BEGIN IMMEDIATE");
      try {
        const isNew = save(scope, report, now);
        database.exec("COMMIT");
        return isNew;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    list({ project_id, environment, start_time, end_time }) {
      const rows = sum.all(project_id, environment, hourOf(start_time), hourOf(end_time));
      return rows.map((row) => ({ ...row }) as unknown as Loss);
    },
  };
}

/** `2026-01-05T10` of a UTC time. */
const hourOf = (time: string) => time.slice(0, 13);
