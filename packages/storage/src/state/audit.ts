import { uniqueId } from "@kai/schema";
import type { StateDatabase } from "./tables.ts";

/** One thing that somebody did to the keys or settings of a project. */
export interface AuditEntry {
  id: string;
  project_id: string;
  at: string;
  /** The id of the key that did it, `operator`, or `cli`. */
  actor: string;
  /** Such as `keys.create`. */
  action: string;
  /** What it was done to: the id of a key, of a project. */
  target: string;
  /** The network address it came from; null for the command line. */
  address: string | null;
}

export interface Audit {
  /** Adds an entry, and answers it. Entries are never changed; they are deleted after {@link auditKeptDays} days. */
  record(entry: Omit<AuditEntry, "id" | "at">, now?: Date): Promise<AuditEntry>;
  /** Newest first; `before` is the id of the last entry of the page before. */
  list(query: { project_id: string; limit: number; before?: string }): Promise<AuditEntry[]>;
}

export const auditKeptDays = 400;

export function openAudit(database: StateDatabase): Audit {
  return {
    async record(entry, now = new Date()) {
      const recorded = { ...entry, id: uniqueId(), at: now.toISOString() };
      await database.insertInto("audit").values(recorded).execute();
      const oldest = new Date(now.getTime() - auditKeptDays * 86_400_000).toISOString();
      await database.deleteFrom("audit").where("project_id", "=", entry.project_id).where("at", "<", oldest).execute();
      return recorded;
    },
    list: ({ project_id, limit, before }) =>
      database
        .selectFrom("audit")
        .selectAll()
        .where("project_id", "=", project_id)
        .$if(before !== undefined, (query) => query.where("id", "<", before!))
        .orderBy("id", "desc")
        .limit(limit)
        .execute(),
  };
}
