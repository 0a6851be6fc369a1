import type { LogCreate } from "@kai/schema";
import type { Credentials } from "./credentials.ts";

/** Whose request it is, by its API key. */
export interface GatewayCaller {
  key_id: string;
  project_id: string;
  environment: "prod" | "test";
}

/** Everything the gateway asks of the world beside the providers. A caller is the very object that came with the request. */
export interface GatewayPorts<Caller extends GatewayCaller = GatewayCaller> {
  /** What a call costs, in USD, read and priced as its log will be; undefined when the model's price is not known. */
  costOf(caller: Caller, call: LogCreate): number | undefined;
  /** A project's own credentials for a provider, in clear. */
  credentials(caller: Caller, provider_id: string): Promise<readonly StoredCredentials[]>;
  /** The members of a project's load balance group; null when there is none of that id. */
  loadBalanceGroup(caller: Caller, group_id: string): Promise<readonly StoredMember[] | null>;
  /** Takes the log of a request in, like every other log. Neither waits nor throws. */
  record(caller: Caller, log: LogCreate): void;
}

type Stored = Readonly<Record<string, unknown>>;

export interface StoredCredentials {
  credentials: Stored;
  /** Share of the load among a provider's credentials; more than 0. */
  weight: number;
  /** Only these models, when given. */
  available_models?: readonly string[];
  exclude_models?: readonly string[];
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
