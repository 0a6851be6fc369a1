import type { Generated, Kysely } from "kysely";
import type { Environment } from "./tenant.ts";

/** The tables of the state. Times are ISO 8601 in UTC, as text, so that both engines keep, compare and answer them alike. */
export interface StateTables {
  projects: {
    id: string;
    name: string;
    created_at: string;
  };
  api_keys: {
    key_id: string;
    name: string;
    prefix: string;
    sha512: Uint8Array;
    project_id: string;
    environment: Environment;
    created_at: string;
    /** Separated by spaces. */
    scopes: string;
    rate_limit: number | null;
    monthly_log_quota: number | null;
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  key_usage: {
    key_id: string;
    /** `2026-01` */
    month: string;
    logs: number;
  };
  losses: {
    project_id: string;
    environment: Environment;
    /** `2026-01-05T10` */
    hour: string;
    reason: string;
    count: number;
    first_seen: string;
    last_seen: string;
  };
  loss_reports: {
    ordinal: Generated<number>;
    project_id: string;
    id: string;
  };
}

export type StateDatabase = Kysely<StateTables>;
