import type { KaiParams, LogCreate, PromptContent } from "@kai/schema";
import type { Credentials } from "./credentials.ts";
import type { ServedModels } from "./serves.ts";

/** Whose request it is, by its API key. */
export interface GatewayCaller {
  key_id: string;
  project_id: string;
  environment: "prod" | "test";
}

/** What the price of a call depends on. */
export type PricedCall = Pick<
  LogCreate,
  "usage" | "model" | "provider_id" | "timestamp" | "log_type" | "cost" | "cache_hit"
>;

/** Everything the gateway asks of the world beside the providers. A caller is the very object that came with the request. */
export interface GatewayPorts<Caller extends GatewayCaller = GatewayCaller> {
  /** What a call costs, in USD, read and priced as its log will be; undefined when the model's price is not known. Never throws. */
  costOf(caller: Caller, call: PricedCall): number | undefined;
  /** A project's own credentials for a provider, in clear. */
  credentials(caller: Caller, provider_id: string): Promise<readonly StoredCredentials[]>;
  /** The members of a project's load balance group; null when there is none of that id. */
  loadBalanceGroup(caller: Caller, group_id: string): Promise<readonly StoredMember[] | null>;
  /** A prompt of the project, by id or slug, with a version of it: the deployed one when none is named. Null when there is no such prompt. */
  prompt(caller: Caller, asked: { prompt_id: string; version?: number | "latest" }): Promise<StoredPrompt | null>;
  /** What the caller's project has set for its chats. */
  settings(caller: Caller): Promise<ChatSettings>;
  /** Every model that the caller's project can chat with, the cheapest first. */
  chatModels(caller: Caller): Promise<readonly ChatModel[]>;
  customers: CustomerPorts<Caller>;
  answers: AnswerPorts<Caller>;
  /** Takes the log of a request in, like every other log. Neither waits nor throws. */
  record(caller: Caller, log: LogCreate): void;
}

/** What holds for every chat of a project. */
interface ChatSettings {
  /** Whether chats that name no model are sent to the cheapest. */
  router_enabled: boolean;
  /** Who answers when nobody else does. */
  safety_net_models: readonly string[];
}

export interface ChatModel {
  /** As requests name it. */
  name: string;
  /** In tokens. */
  max_context_window: number;
}

/** What is kept of customers and limits their calls. Money is a whole number of nano-dollars (10⁻⁹ USD), before markup. */
export interface CustomerPorts<Caller extends GatewayCaller> {
  /** The terms that hold for a customer, once those that a request says are kept. */
  terms(caller: Caller, customer_identifier: string, said: SaidTerms): Promise<CustomerTerms>;
  /** Sets money aside for a call, if every budget of the customer has room for it. */
  reserve(caller: Caller, customer_identifier: string, amount: number): Promise<Reservation | BudgetRefusal>;
  /** Bills what a call did cost, in place of what was set aside. Never throws. */
  bill(caller: Caller, customer_identifier: string, bill: Bill): Promise<void>;
}

/** A `chat.completion`, as clients get it. */
export type Completion = Readonly<Record<string, unknown>>;

/** Answers that are given again. Neither throws: without them the models are asked. */
export interface AnswerPorts<Caller extends GatewayCaller> {
  /** One that is no older than `ttl` seconds, nor than it may be; null when there is none. */
  find(caller: Caller, cache_key: string, ttl: number): Promise<Completion | null>;
  keep(caller: Caller, answer: NewAnswer): Promise<void>;
}

interface NewAnswer {
  cache_key: string;
  completion: Completion;
  /** How long it may be given again, in seconds. */
  ttl: number;
  customer_identifier?: string;
}

export type SaidTerms = Pick<NonNullable<KaiParams["customer_params"]>, (typeof termNames)[number]>;

export const termNames = [
  "period_budget",
  "total_budget",
  "budget_duration",
  "period_start",
  "period_end",
  "markup_percentage",
  "rate_limit",
] as const;

export interface CustomerTerms {
  hasBudget: boolean;
  markup_percentage: number;
  /** Requests in a minute; null is as many as they like. */
  rate_limit: number | null;
}

export interface Reservation {
  id: string;
}

/** In dollars, with the markup. */
export interface BudgetRefusal {
  refused: "period_budget" | "total_budget";
  budget: number;
  left: number;
  asked: number;
  /** When there is room again, ISO 8601; absent when waiting does not help. */
  resets_at?: string;
}

interface Bill {
  cost: number;
  markup_percentage: number;
  reservation?: Reservation;
}

export interface StoredPrompt {
  prompt_id: string;
  name: string;
  /** Null when there is no such version, or none is deployed. */
  version: { version: number; content: PromptContent } | null;
}

type Stored = Readonly<Record<string, unknown>>;

export interface StoredCredentials extends ServedModels {
  credentials: Stored;
  /** Share of the load among a provider's credentials; more than 0. */
  weight: number;
}

export interface StoredMember extends Pick<GroupMember, "model" | "weight"> {
  credentials?: Stored;
}

export interface GroupMember {
  model: string;
  /** Share of the load, relative to the other members; more than 0. */
  weight: number;
  credentials?: Credentials;
  /** Whether the project keeps the credentials; else they came with the request. */
  isStored?: boolean;
}
