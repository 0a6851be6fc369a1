import type { ColumnType, Generated, Kysely } from "kysely";
import type { Environment, Tenant } from "./tenant.ts";

/** Read as text alone: a JavaScript number would not hold all of them exactly. */
type NanoDollars = ColumnType<never, bigint, bigint>;

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
  customers: Tenant & {
    customer_identifier: string;
    name: string | null;
    email: string | null;
    /** A JSON object. */
    metadata: string | null;
    group_identifier: string | null;
    period_budget: number | null;
    budget_duration: string | null;
    period_start: string | null;
    period_end: string | null;
    total_budget: number | null;
    markup_percentage: number | null;
    rate_limit: number | null;
    created_at: string;
    updated_at: string;
  };
  customer_spend: Tenant & {
    customer_identifier: string;
    /** `2026-01-31`, UTC. */
    day: string;
    billed: NanoDollars;
  };
  budget_reservations: Tenant & {
    id: string;
    customer_identifier: string;
    /** When it was made. */
    day: string;
    /** With the markup. */
    amount: NanoDollars;
    markup_percentage: number;
    expires_at: string;
  };
  provider_credentials: {
    id: string;
    project_id: string;
    provider_id: string;
    label: string;
    weight: number;
    /** JSON lists. */
    available_models: string | null;
    exclude_models: string | null;
    /** Encrypted JSON. */
    sealed: string;
    /** JSON of what may be shown. */
    shown: string;
    created_at: string;
    updated_at: string;
  };
  load_balance_groups: {
    project_id: string;
    group_id: string;
    name: string;
    /** JSON, in which credentials are encrypted. */
    members: string;
    created_at: string;
    updated_at: string;
  };
  gateway_settings: {
    project_id: string;
    /** 0 or 1. */
    router_enabled: number;
    /** A JSON list. */
    safety_net_models: string;
    updated_at: string;
  };
  prompts: {
    project_id: string;
    prompt_id: string;
    prompt_slug: string;
    name: string;
    description: string;
    /** A JSON list. */
    tags: string;
    starred: number;
    /** The last number that was given to a version, also of one that is gone. */
    last_version: number;
    current_version: number | null;
    live_version: number | null;
    deployed_at: string | null;
    deployed_by: string | null;
    created_at: string;
    created_by: string;
    updated_at: string;
    updated_by: string;
  };
  prompt_versions: {
    project_id: string;
    prompt_id: string;
    version: number;
    description: string;
    /** JSON. */
    content: string;
    created_at: string;
    created_by: string;
    updated_at: string;
    updated_by: string;
    /** Null while it is a draft. */
    committed_at: string | null;
    committed_by: string | null;
  };
  answers: Tenant & {
    cache_key: string;
    customer_identifier: string | null;
    /** JSON. */
    completion: string;
    bytes: number;
    created_at: string;
    expires_at: string;
    used_at: string;
  };
  prices: {
    project_id: string;
    model: string;
    /** Empty: whichever. */
    provider_id: string;
    valid_from: string;
    version: number;
    input_price_per_1m_tokens: number | null;
    output_price_per_1m_tokens: number | null;
    cache_read_price_per_1m_tokens: number | null;
    cache_write_price_per_1m_tokens: number | null;
    max_context_window: number | null;
  };
  passwords: {
    /** `operator` */
    holder: string;
    password_id: string;
    hash: string;
    set_at: string;
  };
  sessions: {
    /** Of the token, in base64url. */
    sha512: string;
    via: "key" | "password";
    /** The id of the key, or of the password. */
    credential_id: string;
    /** Where the operator acts. */
    project_id: string | null;
    /** Null: the key's own. */
    environment: Environment | null;
    created_at: string;
    /** Moves on with use. */
    expires_at: string;
    /** Noted now and then. */
    used_at: string | null;
    /** Where its browser was when it signed in, and what that said of itself. */
    address: string | null;
    user_agent: string | null;
  };
  audit: {
    /** Grows with time. */
    id: string;
    project_id: string;
    at: string;
    actor: string;
    action: string;
    target: string;
    address: string | null;
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
