import type { LogCreate } from "@kai/schema";
import type { StoredCredentials } from "./credentials.ts";

/** Whose request it is, by its API key. */
export interface GatewayCaller {
  key_id: string;
  project_id: string;
  environment: "prod" | "test";
}

/**
 * Everything the gateway asks of the world beside the providers. Money is a whole number of nano-dollars (10⁻⁹ USD), so that sums are exact.
 * Implementations may throw; the pipeline says for each what a failure means.
 */
export interface GatewayPorts {
  /** A project's own credentials for a provider; those of the server's environment come after them. Empty when there are none. */
  credentials(caller: GatewayCaller, provider_id: string): Promise<readonly StoredCredentials[]>;
  prompts: {
    /** A version of a prompt: by number, the newest draft, or the deployed one when `version` is absent. */
    get(
      caller: GatewayCaller,
      prompt: { prompt_id: string; version?: number | "latest" },
    ): Promise<StoredPrompt | "unknown" | "not_deployed">;
  };
  /** The members of a stored load balance group; `null` when there is none of that id. */
  loadBalanceGroup(caller: GatewayCaller, group_id: string): Promise<readonly GroupMember[] | null>;
  customers: {
    /** Creates or updates the customer; fields that are absent stay as they are. */
    upsert(caller: GatewayCaller, customer: CustomerParams): Promise<void>;
    /** Counts a request against the customer's `rate_limit`, if it has one. */
    admit(caller: GatewayCaller, customer_identifier: string): Promise<Admission>;
  };
  budgets: {
    /**
     * Sets money aside in one step: spent + reserved + `amount` must fit into every budget of the customer.
     * A customer without a budget, or one that is unknown, always has room.
     */
    reserve(caller: GatewayCaller, customer_identifier: string, amount: number): Promise<Reservation | BudgetRefusal>;
    /** Turns a reservation into what was billed; 0 gives all of it back. Harmless when repeated. */
    settle(reservation: Reservation, cost: number): Promise<void>;
  };
  cache: {
    get(key: string): Promise<CachedAnswer | null>;
    put(key: string, answer: CachedAnswer, ttlSeconds: number): Promise<void>;
  };
  prices: {
    /** What the usage costs; undefined when the model's price is not known. */
    cost(caller: GatewayCaller, call: PricedCall): Promise<number | undefined>;
  };
  /** Takes the log of a request in, like every other log. Never rejects. */
  record(caller: GatewayCaller, log: LogCreate): Promise<void>;
}

/** One version of a prompt: messages with variables in them, and how to ask the model. */
export interface StoredPrompt {
  prompt_id: string;
  name: string;
  version: number;
  messages: readonly unknown[];
  model?: string;
  /** Parameters of a chat request, such as `temperature` and `tools`. */
  params: Readonly<Record<string, unknown>>;
  fallback_models?: readonly string[];
  load_balance_models?: readonly GroupMember[];
}

export interface GroupMember {
  model: string;
  /** Share of the load, relative to the other members; more than 0. */
  weight: number;
  credentials?: StoredCredentials["credentials"];
}

/** What a request says of its customer. */
export interface CustomerParams {
  customer_identifier: string;
  group_identifier?: string;
  name?: string;
  email?: string;
  metadata?: Record<string, unknown>;
  /** First and last day of the budget's period, `YYYY-MM-DD`, UTC. */
  period_start?: string;
  period_end?: string;
  budget_duration?: "daily" | "weekly" | "monthly" | "yearly";
  /** USD. */
  period_budget?: number;
  /** USD, over all time. */
  total_budget?: number;
  markup_percentage?: number;
  /** Requests in a minute. */
  rate_limit?: number;
}

export type Admission = { admitted: true } | { admitted: false; /** Seconds. */ retry_after: number };

export interface Reservation {
  id: string;
  /** What the customer is billed for each dollar spent; 1.2 for a markup of 20 %. */
  markup: number;
}

export interface BudgetRefusal {
  refused: "period_budget" | "total_budget";
  /** When the period ends and there is room again; absent for a total budget. ISO 8601. */
  resets_at?: string;
}

/** A complete answer as it is kept: a chat completion, and who gave it. */
export interface CachedAnswer {
  completion: Record<string, unknown>;
  provider_id: string;
  model: string;
  /** ISO 8601. */
  created_at: string;
}

export interface PricedCall {
  provider_id: string;
  model: string;
  /** In OpenAI's form: totals include what was cached. */
  usage: Readonly<Record<string, unknown>>;
}
