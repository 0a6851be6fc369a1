import type { Generated, Kysely } from "kysely";
import type { Environment } from "./environment.ts";

/** The tables of the state. Times are ISO 8601 in UTC, as text, so that both engines keep, compare and answer them alike. */
export interface StateTables {
  api_keys: {
    key_id: string;
    name: string;
    prefix: string;
    sha512: Uint8Array;
    project_id: string;
    environment: Environment;
    created_at: string;
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
