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
  /** Takes the log of a request in, like every other log. Neither waits nor throws. */
  record(caller: Caller, log: LogCreate): void;
}

export interface GroupMember {
  model: string;
  /** Share of the load, relative to the other members; more than 0. */
  weight: number;
  credentials?: Credentials;
}
