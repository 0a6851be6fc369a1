import { uniqueId } from "@kai/schema";
import { AnswerCache } from "./answer-cache.ts";
import { AddressPolicy } from "./address-policy.ts";
import { defaultTimeouts, type Timeouts } from "./call-upstream.ts";
import { type ChatAnswer, type ChatCall, handleChat } from "./chat.ts";
import { CoolDowns } from "./cool-downs.ts";
import type { GatewayCaller, GatewayPorts } from "./ports.ts";
import { handleRelay } from "./handle-relay.ts";
import type { RelayAnswer, RelayCall } from "./relay.ts";
import { relays } from "./relays/index.ts";
import { RequestRate } from "./request-rate.ts";
import { Speeds } from "./speeds.ts";
import { ThoughtMemory } from "./thought-memory.ts";

export interface GatewayOptions {
  /** @default defaultTimeouts */
  timeouts?: Partial<Timeouts>;
  /** Variables that hold the server's own credentials. @default none */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Hosts, as `host` or `host:port`, that clients may send us to although their addresses are private. @default none */
  allowedHosts?: readonly string[];
  /** A number from 0 up to 1, each time another. @default Math.random */
  random?: () => number;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** What all requests of a process share. */
export interface GatewayContext<Caller extends GatewayCaller> extends Required<
  Omit<GatewayOptions, "allowedHosts" | "timeouts">
> {
  ports: GatewayPorts<Caller>;
  timeouts: Timeouts;
  policy: AddressPolicy;
  coolDowns: CoolDowns;
  customerRate: RequestRate;
  speeds: Speeds;
  thoughts: ThoughtMemory;
  cache: AnswerCache<Caller>;
  newId(): string;
}

export interface Gateway<Caller extends GatewayCaller> {
  /** Answers `POST /api/chat/completions`. @throws GatewayError */
  chat(call: ChatCall<Caller>): Promise<ChatAnswer>;
  /** Answers an endpoint whose answers go back as they come. @throws GatewayError */
  relay(endpoint: keyof typeof relays, call: RelayCall<Caller>): Promise<RelayAnswer>;
}

/** Makes the gateway: requests in, answers out, a log of each. It knows no framework and no database. */
export function createGateway<Caller extends GatewayCaller>(
  ports: GatewayPorts<Caller>,
  options: GatewayOptions = {},
): Gateway<Caller> {
  const now = options.now ?? Date.now;
  const context: GatewayContext<Caller> = {
    ports,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    environment: options.environment ?? {},
    policy: new AddressPolicy(options.allowedHosts ?? []),
    random: options.random ?? Math.random,
    now,
    // By a clock that nobody sets.
    coolDowns: new CoolDowns({ now: () => performance.now() }),
    customerRate: new RequestRate(),
    speeds: new Speeds(),
    thoughts: new ThoughtMemory(),
    cache: new AnswerCache(ports.answers),
    newId: uniqueId,
  };
  return {
    chat: (call) => handleChat(context, call),
    relay: (endpoint, call) => handleRelay(context, relays[endpoint], call),
  };
}
